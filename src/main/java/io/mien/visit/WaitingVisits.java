package io.mien.visit;

import io.mien.fieldwork.Disposition;
import io.mien.fieldwork.FieldworkClosed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** When fieldwork closes, people who are watching may finish; people who have not begun to are thanked and let go. */
@ApplicationScoped
class WaitingVisits {

    void end(@Observes FieldworkClosed closed) {
        HeldVisits.waitingIn(closed.campaignId()).forEach(visit -> visit.end(Disposition.CLOSED, closed.at()));
    }
}
