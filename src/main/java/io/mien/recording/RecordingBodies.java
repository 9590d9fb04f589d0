package io.mien.recording;

import io.mien.platform.LargeBodies;
import io.mien.platform.LargeBody;
import io.mien.visit.VisitRequests;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The large bodies of recordings: slices of a visit, and files that staff bring in. */
@ApplicationScoped
class RecordingBodies implements LargeBodies {
    private final VisitRequests visits;
    private final RecordingConfig config;

    RecordingBodies(VisitRequests visits, RecordingConfig config) {
        this.visits = visits;
        this.config = config;
    }

    @Override
    public List<LargeBody> largeBodies() {
        return List.of(
                visits.ofVisits(UploadResource.PATH + "/*", config.sliceLimit(), LargeBody.Parts.KEPT),
                LargeBody.ofStaff("/campaigns/*/imports", RecordingLimits.MAX_IMPORT_BYTES),
                LargeBody.ofStaff("/api/v1/campaigns/*/imports", RecordingLimits.MAX_IMPORT_BYTES),
                LargeBody.ofStaff("/campaigns/*/import-tables", TableReader.MAX_BYTES),
                LargeBody.ofStaff("/api/v1/campaigns/*/import-tables", TableReader.MAX_BYTES),
                LargeBody.ofStaff("/campaigns/*/import-tables/*/files", RecordingLimits.MAX_IMPORT_BYTES),
                LargeBody.ofStaff("/api/v1/campaigns/*/import-tables/*/files/*", RecordingLimits.MAX_IMPORT_BYTES));
    }
}
