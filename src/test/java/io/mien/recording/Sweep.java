package io.mien.recording;

import io.mien.fieldwork.RespondentSession;
import io.mien.jobs.Job;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Runs the work that the queue would do when its time has come: ends of visits and of uploads. */
@ApplicationScoped
class Sweep {
    private final List<Job> jobs;

    Sweep(@All List<Job> jobs) {
        this.jobs = jobs;
    }

    /** As the tenant of the visits. */
    void everythingDue(List<RespondentSession> sessions) {
        for (RespondentSession session : sessions) {
            run("visit-timeout", session.id);
            recordings(session).forEach(recording -> run(UploadExpiry.KIND, recording));
        }
    }

    private static Stream<UUID> recordings(RespondentSession session) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Recording.ofSession(session.id).stream()
                        .map(recording -> recording.id)
                        .toList())
                .stream();
    }

    private void run(String kind, UUID id) {
        Job job = jobs.stream()
                .filter(each -> each.kind().equals(kind))
                .findFirst()
                .orElseThrow();
        try {
            job.run(id);
        } catch (Exception e) {
            throw new AssertionError(kind + " failed for " + id, e);
        }
    }
}
