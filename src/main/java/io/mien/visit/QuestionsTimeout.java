package io.mien.visit;

import io.mien.jobs.Job;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Ends a visit whose ads were all through and whose person did not come back to the questions. */
@ApplicationScoped
class QuestionsTimeout implements Job {
    static final String KIND = "questions-timeout";

    private final VisitTimeout timeout;

    QuestionsTimeout(VisitTimeout timeout) {
        this.timeout = timeout;
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
        HeldVisits.byId(id).filter(visit -> !visit.isOver()).ifPresent(timeout::end);
    }
}
