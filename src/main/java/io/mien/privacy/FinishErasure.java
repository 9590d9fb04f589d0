package io.mien.privacy;

import io.mien.jobs.Job;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.UUID;

/** Deletes what an erasure's own request could not. */
@ApplicationScoped
class FinishErasure implements Job {
    static final String KIND = "finish-erasure";

    private final Erasures erasures;

    FinishErasure(Erasures erasures) {
        this.erasures = erasures;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Patience patience() {
        return Patience.UNTIL_DONE;
    }

    @Override
    public void run(UUID id) throws IOException {
        erasures.finish(id);
    }
}
