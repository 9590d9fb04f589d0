package io.mien.recording;

import io.mien.fieldwork.PlayingExclusion;
import io.mien.jobs.Job;
import io.mien.tenancy.TenantContext;
import io.mien.visit.Exposure;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/** Abandons an upload that nobody completed and deletes what is left in the spool, unless that waits for the store. */
@ApplicationScoped
class UploadExpiry implements Job {
    static final String KIND = "upload-expiry";

    private final Spool spool;
    private final TenantContext tenants;

    UploadExpiry(Spool spool, TenantContext tenants) {
        this.spool = spool;
        this.tenants = tenants;
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
        boolean awaited = QuarkusTransaction.requiringNew().call(() -> {
            Optional<Recording> recording = Recording.locked(id);
            recording.ifPresent(UploadExpiry::abandonUnfinished);
            return recording.filter(Recording::awaitsStore).isPresent();
        });
        if (!awaited) {
            spool.delete(Recording.key(tenants.required(), id));
        }
    }

    private static void abandonUnfinished(Recording recording) {
        if (recording.state == RecordingState.UPLOADING) {
            recording.abandon();
            Exposure.required(recording.exposureId).invalidate(PlayingExclusion.UPLOAD_ABANDONED);
        }
    }
}
