package io.mien.recording;

import io.mien.jobs.Job;
import io.mien.jobs.JobQueue;
import io.mien.tenancy.TenantContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Deletes the video of an import that died between the store and the database: no row would ever lead to it. */
@ApplicationScoped
class ImportLeftover implements Job {
    static final String KIND = "import-leftover";

    /** By then the row of an import that lives has long been written. */
    private static final Duration MAX_IMPORT = Duration.ofHours(6);

    private final RecordingFiles files;
    private final TenantContext tenants;
    private final JobQueue jobs;
    private final Clock clock;

    ImportLeftover(RecordingFiles files, TenantContext tenants, JobQueue jobs, Clock clock) {
        this.files = files;
        this.tenants = tenants;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** Said before the first byte is stored. */
    void expect(UUID recordingId) {
        QuarkusTransaction.requiringNew()
                .run(() -> jobs.enqueueAt(KIND, recordingId, clock.instant().plus(MAX_IMPORT)));
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
    public void run(UUID recordingId) throws IOException {
        boolean imported = QuarkusTransaction.requiringNew().call(() -> Recording.count("id", recordingId) == 1);
        if (!imported) {
            files.delete(Recording.key(tenants.required(), recordingId));
        }
    }
}
