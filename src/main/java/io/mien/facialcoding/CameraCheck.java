package io.mien.facialcoding;

import io.mien.inference.CameraVerdict;
import io.mien.inference.FaceModels;
import io.mien.inference.FaceObservation;
import io.mien.inference.FaceReader;
import io.mien.inference.ModelUnavailable;
import io.mien.media.Frame;
import io.mien.media.Still;
import io.mien.media.VideoRefused;
import io.mien.platform.Busy;
import io.mien.platform.Problem;
import io.mien.platform.RateLimit;
import io.mien.visit.CurrentVisit;
import io.mien.visit.Visit;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/**
 * Looks at one picture of the respondent's camera with the models that will read the recording. The picture stays in
 * memory and is forgotten with the request.
 */
@ApplicationScoped
class CameraCheck {
    private final CurrentVisit current;
    private final FaceModels models;
    private final RateLimit turnstile;
    private final CameraCheckConfig config;
    private final Semaphore looks;
    private final Clock clock;

    CameraCheck(CurrentVisit current, FaceModels models, RateLimit turnstile, CameraCheckConfig config, Clock clock) {
        this.current = current;
        this.models = models;
        this.turnstile = turnstile;
        this.config = config;
        this.looks = new Semaphore(config.atOnce());
        this.clock = clock;
    }

    /** Judges the picture and, if it is good, remembers for the visit that it was. */
    CameraLook look(byte[] jpeg) {
        UUID visit = QuarkusTransaction.requiringNew().call(this::looked);
        turnstile.pass("camera-check", visit.toString(), config.aMinute());
        FaceObservation observation = observedAmongOthers(picture(jpeg));
        CameraVerdict verdict = CameraVerdict.of(observation);
        if (verdict == CameraVerdict.OK) {
            QuarkusTransaction.requiringNew().run(() -> current.visit().cameraIsFine(clock.instant()));
        }
        return CameraLook.of(verdict, observation);
    }

    private UUID looked() {
        Visit visit = current.seen();
        visit.requireCamera();
        return visit.id;
    }

    /** Looks, unless so many others are looked at that the processors would do nothing else. */
    private FaceObservation observedAmongOthers(Frame picture) {
        if (!looks.tryAcquire()) {
            throw new Busy(
                    429,
                    "camera-checks-busy",
                    "Many cameras are being checked at the moment. Try again in some seconds.",
                    Duration.ofSeconds(1));
        }
        try {
            return observe(picture);
        } finally {
            looks.release();
        }
    }

    private FaceObservation observe(Frame picture) {
        try {
            return FaceReader.still(models, picture);
        } catch (ModelUnavailable away) {
            throw new Problem(
                    503, "camera-check-away", "The camera check does not answer for now. Try again in some seconds.");
        }
    }

    private static Frame picture(byte[] jpeg) {
        try {
            return Still.of(jpeg);
        } catch (VideoRefused refused) {
            throw Problem.invalid("picture-refused", refused.sentence());
        }
    }
}
