package io.mien.facialcoding;

import io.mien.trace.Verdicts;
import io.mien.visit.VisitEnded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;

/** Judges a visit as it ends, since its recordings may all have been read by then. */
@ApplicationScoped
class EndedVisits {
    private final Clock clock;

    EndedVisits(Clock clock) {
        this.clock = clock;
    }

    void judge(@Observes VisitEnded ended) {
        Verdicts.on(ended.visit(), clock.instant());
    }
}
