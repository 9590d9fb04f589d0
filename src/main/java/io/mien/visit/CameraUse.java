package io.mien.visit;

import io.mien.campaign.Campaign;
import io.mien.fieldwork.VisitEvent.Fact;
import io.mien.fieldwork.VisitEvent.Kind;
import java.time.Duration;
import java.time.Instant;

/** A visit's way with its camera, or without one. */
record CameraUse(Visit visit) {

    /** Goes on to the ads, or back to them after a reload, if the camera was found fine a moment ago and is fast enough. */
    void pass(float framesPerSecond, Instant now, Duration validity) {
        visit.requireCamera();
        CheckedCamera passed = visit.camera().pass(framesPerSecond, now, validity);
        if (visit.camera().isPassed()) {
            visit.camera = passed;
            return;
        }
        passed(passed, now);
    }

    void passed(CheckedCamera passed, Instant now) {
        VisitTelling.moves(visit, Fact.of(Kind.CAMERA_PASSED, now), () -> visit.camera = passed);
    }

    /** Goes on without a camera, where the campaign allows it and before the first ad. */
    void leaveOut(Instant now) {
        if (visit.isOver()) {
            throw VisitRefused.over();
        }
        if (!Campaign.required(visit.campaignId).cameraOptional || visit.hasBegunToWatch()) {
            throw VisitRefused.cameraNeeded();
        }
        if (!visit.cameraFree) {
            VisitTelling.moves(visit, Fact.of(Kind.CAMERA_LEFT_OUT, now), () -> visit.cameraFree = true);
        }
    }

    /** Takes part with a camera after all, as long as going without was not agreed to. */
    void take(Instant now) {
        if (visit.cameraFree && visit.admitting().awaitsConsent()) {
            VisitTelling.moves(visit, Fact.of(Kind.CAMERA_TAKEN, now), () -> visit.cameraFree = false);
        }
    }

    /** Refuses to let go without a camera anybody who did not choose it. */
    void requireLeftOut() {
        if (!visit.cameraFree) {
            throw VisitRefused.cameraNeeded();
        }
    }
}
