package io.mien.visit;

import io.mien.fieldwork.FieldworkConfig;
import io.mien.jobs.Job;
import io.mien.jobs.JobQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;

/**
 * Ends a visit that nobody finished, so that every entrant ends in exactly one disposition. One that has only questions left gets
 * more time: who closed the tab comes back to them by the same link.
 */
@ApplicationScoped
class VisitTimeout implements Job {
    static final String KIND = "visit-timeout";

    private final Event<VisitEnded> ended;
    private final JobQueue jobs;
    private final FieldworkConfig config;
    private final Clock clock;

    VisitTimeout(Event<VisitEnded> ended, JobQueue jobs, FieldworkConfig config, Clock clock) {
        this.ended = ended;
        this.jobs = jobs;
        this.config = config;
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
        Instant last = visit.startedAt.plus(config.questionsTimeout());
        if (visit.watching().hasOnlyQuestionsLeft() && clock.instant().isBefore(last)) {
            jobs.enqueueAt(QuestionsTimeout.KIND, visit.id, last);
            return;
        }
        end(visit);
    }

    /** What was not answered by now never will be; what was stays. */
    void end(Visit visit) {
        visit.watching().timeOut(clock.instant());
        ended.fire(new VisitEnded(visit));
    }
}
