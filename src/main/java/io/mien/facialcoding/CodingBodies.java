package io.mien.facialcoding;

import io.mien.platform.LargeBodies;
import io.mien.platform.LargeBody;
import io.mien.visit.VisitRequests;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The large bodies of facial coding: models that agencies bring, and the camera check's pictures. */
@ApplicationScoped
class CodingBodies implements LargeBodies {
    /** A form holds more than its file. */
    private static final long MARGIN = 1024 * 1024;

    private final VisitRequests visits;
    private final OwnModelConfig models;
    private final CameraCheckConfig checks;

    CodingBodies(VisitRequests visits, OwnModelConfig models, CameraCheckConfig checks) {
        this.visits = visits;
        this.models = models;
        this.checks = checks;
    }

    @Override
    public List<LargeBody> largeBodies() {
        long model = models.sizeLimit().asLongValue() + MARGIN;
        return List.of(
                LargeBody.ofStaff("/models", model),
                LargeBody.ofStaff("/api/v1/models", model),
                visits.ofVisits("/visit/camera-check", checks.pictureLimit().asLongValue(), LargeBody.Parts.DROPPED));
    }
}
