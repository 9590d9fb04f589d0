package io.mien.inference;

import io.mien.inference.FaceObservation.Face;
import io.mien.inference.FaceObservation.Light;

/** What the camera check says of a picture: the same rule before the ad and over the recording. */
public enum CameraVerdict {
    OK("ok"),
    DARK("dark"),
    BRIGHT("bright"),
    BACKLIT("backlit"),
    NO_FACE("no-face"),
    MANY_FACES("many-faces"),
    TOO_FAR("too-far"),
    TURNED("turned");

    /** Frame brightness below which nothing can be read, and the darkest that still passes when the face has contrast. */
    public static final double DARK_FRAME = 10;

    public static final double DIM_FRAME = 25;
    public static final double BRIGHT_FRAME = 90;
    /** Contrast within the face decides about light, so that dark skin is not taken for dark light. */
    private static final double LITTLE_CONTRAST = 18;

    private static final double BACKLIT_STEP = 35;
    private static final double BACKLIT_CONTRAST = 22;
    /** Shortest face that can be coded, as a part of the frame's height: 50 px of 480. */
    private static final double SMALL_FACE = 0.105;

    private static final double TURNED_YAW = 30;
    private static final double TURNED_PITCH = 35;

    private final String word;

    CameraVerdict(String word) {
        this.word = word;
    }

    /** The word used between server and page. */
    public String word() {
        return word;
    }

    public static CameraVerdict of(FaceObservation observation) {
        Light light = observation.light();
        if (light.frame() < DARK_FRAME) {
            return DARK;
        }
        return observation.seen().map(face -> of(observation, face)).orElseGet(() -> unseen(light));
    }

    private static CameraVerdict unseen(Light light) {
        if (light.frame() < DIM_FRAME) {
            return DARK;
        }
        return light.frame() > BRIGHT_FRAME ? BRIGHT : NO_FACE;
    }

    private static CameraVerdict of(FaceObservation observation, Face face) {
        Light light = observation.light();
        if (observation.faces() > 1) {
            return MANY_FACES;
        }
        if (face.box()[3] - face.box()[1] < SMALL_FACE) {
            return TOO_FAR;
        }
        if (light.surround() - light.face() > BACKLIT_STEP && light.faceContrast() < BACKLIT_CONTRAST) {
            return BACKLIT;
        }
        if (light.frame() < DIM_FRAME && light.faceContrast() < LITTLE_CONTRAST) {
            return DARK;
        }
        if (light.frame() > BRIGHT_FRAME) {
            return BRIGHT;
        }
        boolean turned =
                Math.abs(face.pose().yaw()) > TURNED_YAW || Math.abs(face.pose().pitch()) > TURNED_PITCH;
        return turned ? TURNED : OK;
    }
}
