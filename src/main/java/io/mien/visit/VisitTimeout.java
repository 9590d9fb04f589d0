package io.mien.visit;

import io.mien.jobs.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Ends a visit that nobody finished, so that every entrant ends in exactly one disposition. */
@ApplicationScoped
class VisitTimeout implements Job {
    static final String KIND = "visit-timeout";

    private final Event<VisitEnded> ended;
    private final Clock clock;

    VisitTimeout(Event<VisitEnded> ended, Clock clock) {
        this.ended = ended;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Patience patience() {
        return Patience.UNTIL_DONE;
    }

    /** A visit that is over, or was withdrawn, is left alone. */
    @Override
    @Transactional
    public void run(UUID id) {
        HeldVisits.byId(id).filter(visit -> !visit.isOver()).ifPresent(this::timeOut);
    }

    private void timeOut(Visit visit) {
        visit.watching().timeOut(clock.instant());
        ended.fire(new VisitEnded(visit));
    }
}
