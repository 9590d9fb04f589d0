package io.mien.visit;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the camera check has found so far.
 *
 * @param okAt when it last saw one well-lit face
 * @param framesPerSecond as the page measured them
 * @param passedAt when the person went on to the ads
 */
@Embeddable
public record CheckedCamera(
        @Nullable @Column(name = "camera_ok_at") Instant okAt,
        @Nullable @Column(name = "camera_frames_per_second") Float framesPerSecond,
        @Nullable @Column(name = "camera_passed_at") Instant passedAt) {
    /** Frames per second below which a camera is of no use. The page gets it with its plan. */
    static final int MIN_FRAMES_PER_SECOND = 10;

    static final CheckedCamera NONE = new CheckedCamera(null, null, null);

    boolean isPassed() {
        return passedAt != null;
    }

    CheckedCamera sawFace(Instant now) {
        return new CheckedCamera(now, framesPerSecond, passedAt);
    }

    /**
     * The camera that somebody goes on with; gone on before, the moment of the first time stands.
     *
     * @param validity how long a good verdict stands
     */
    CheckedCamera pass(float measured, Instant now, Duration validity) {
        if (okAt == null || okAt.plus(validity).isBefore(now)) {
            throw VisitRefused.cameraNotChecked();
        }
        if (measured < MIN_FRAMES_PER_SECOND) {
            throw VisitRefused.cameraTooSlow(MIN_FRAMES_PER_SECOND);
        }
        return passed(measured, now);
    }

    CheckedCamera passed(float measured, Instant now) {
        return new CheckedCamera(okAt, measured, passedAt == null ? now : passedAt);
    }
}
