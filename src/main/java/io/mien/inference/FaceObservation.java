package io.mien.inference;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One frame's reading. A frame without a face is a value of its own, never neutral.
 *
 * @param atMs presentation time in the recording, milliseconds
 * @param faces how many faces the detector last counted; 0 when none is seen
 * @param light of the frame and the face
 * @param face what is known of the followed face, null when there is none
 */
public record FaceObservation(
        double atMs, int faces, Light light, @Nullable Face face) {

    public Optional<Face> seen() {
        return Optional.ofNullable(face);
    }

    /** The same with what a sequence coder read; a lost face stays lost, whatever the sequence coder makes of it. */
    FaceObservation with(Expression readOverTime) {
        return face == null ? this : new FaceObservation(atMs, faces, light, face.with(readOverTime));
    }

    /**
     * The followed face.
     *
     * @param box left, top, right, bottom in fractions of the frame, 0..1
     * @param pose how the head is turned
     * @param sureness how sure the mesh is that this is a face, logit
     * @param mouthOpening distance of the inner lips in distances of the eyes' outer corners
     * @param moved how far its parts are moved, as the landmarker read it; null in frames that it did not look at
     * @param sharpness variance of the Laplacian of the aligned face, luma 0..255
     * @param expression what the facial coder read in this frame alone; null where there is none
     * @param overTime what the sequence coder read in the light of the frames around it; null without one
     */
    public record Face(
            double[] box,
            FacePose pose,
            double sureness,
            double mouthOpening,
            @Nullable Blendshapes moved,
            double sharpness,
            @Nullable Expression expression,
            @Nullable Expression overTime) {

        Face with(Expression readOverTime) {
            return new Face(box, pose, sureness, mouthOpening, moved, sharpness, expression, readOverTime);
        }

        /** Opening of the eyes: 0 closed, 1 open, NaN in frames that the landmarker did not look at. */
        public double eyeOpenness() {
            return moved == null ? Double.NaN : moved.eyeOpenness();
        }
    }

    /**
     * Brightness in 0..100 of full scale.
     *
     * @param frame median luma of the whole frame
     * @param surround median luma outside of the face's box, the frame's when there is no face
     * @param face median luma of the aligned face, NaN without one
     * @param faceContrast 95th minus 5th percentile of the aligned face's luma, NaN without one
     */
    public record Light(double frame, double surround, double face, double faceContrast) {}
}
