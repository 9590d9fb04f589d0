package io.mien.facialcoding;

import io.mien.inference.CameraVerdict;
import io.mien.inference.FaceObservation;
import io.mien.inference.FaceObservation.Face;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the camera check tells the page.
 *
 * @param verdict word of {@link CameraVerdict}
 * @param box of the face in fractions of the picture, null without one
 * @param brightness median of the picture, 0..100
 * @param yaw degrees, null without a face
 * @param pitch degrees, null without a face
 */
record CameraLook(
        String verdict,
        int faces,
        @Nullable Box box,
        double brightness,
        @Nullable Double yaw,
        @Nullable Double pitch) {

    record Box(double x, double y, double width, double height) {}

    static CameraLook of(CameraVerdict verdict, FaceObservation observation) {
        Optional<Face> face = observation.seen();
        return new CameraLook(
                verdict.word(),
                observation.faces(),
                face.map(seen -> box(seen.box())).orElse(null),
                observation.light().frame(),
                face.map(seen -> seen.pose().yaw()).orElse(null),
                face.map(seen -> seen.pose().pitch()).orElse(null));
    }

    private static Box box(double[] sides) {
        return new Box(sides[0], sides[1], sides[2] - sides[0], sides[3] - sides[1]);
    }
}
