package io.mien.facialcoding;

import io.mien.inference.CameraVerdict;
import io.mien.inference.FaceModels;
import io.mien.inference.FaceObservation;
import io.mien.inference.FaceReader;
import io.mien.inference.ModelUnavailable;
import io.mien.media.Frame;
import io.mien.media.Still;
import io.mien.media.VideoRefused;
import io.mien.platform.Problem;
import io.mien.visit.CurrentVisit;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/**
 * Looks at one picture of the respondent's camera with the models that will read the recording. The picture stays in
 * memory and is forgotten with the request.
 */
@ApplicationScoped
class CameraCheck {
    private final CurrentVisit current;
    private final FaceModels models;
    private final Clock clock;

    CameraCheck(CurrentVisit current, FaceModels models, Clock clock) {
        this.current = current;
        this.models = models;
        this.clock = clock;
    }

    /** Judges the picture and, if it is good, remembers for the visit that it was. */
    CameraLook look(byte[] jpeg) {
        QuarkusTransaction.requiringNew().run(() -> current.visit().requireCamera());
        FaceObservation observation = observe(picture(jpeg));
        CameraVerdict verdict = CameraVerdict.of(observation);
        if (verdict == CameraVerdict.OK) {
            QuarkusTransaction.requiringNew().run(() -> current.visit().cameraIsFine(clock.instant()));
        }
        return CameraLook.of(verdict, observation);
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
