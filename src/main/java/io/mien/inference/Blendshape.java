package io.mien.inference;

/**
 * What a face landmarker tells of a face beside its points: how far a part of it is moved, 0 not at all, 1 as far as it goes
 * (the ARKit set, as MediaPipe's Blendshape V2 gives it). Sides are the person's own.
 */
public enum Blendshape {
    BROW_DOWN_LEFT("browDownLeft"),
    BROW_DOWN_RIGHT("browDownRight"),
    BROW_INNER_UP("browInnerUp"),
    BROW_OUTER_UP_LEFT("browOuterUpLeft"),
    BROW_OUTER_UP_RIGHT("browOuterUpRight"),
    CHEEK_SQUINT_LEFT("cheekSquintLeft"),
    CHEEK_SQUINT_RIGHT("cheekSquintRight"),
    EYE_BLINK_LEFT("eyeBlinkLeft"),
    EYE_BLINK_RIGHT("eyeBlinkRight"),
    EYE_SQUINT_LEFT("eyeSquintLeft"),
    EYE_SQUINT_RIGHT("eyeSquintRight"),
    EYE_WIDE_LEFT("eyeWideLeft"),
    EYE_WIDE_RIGHT("eyeWideRight"),
    JAW_OPEN("jawOpen"),
    MOUTH_FROWN_LEFT("mouthFrownLeft"),
    MOUTH_FROWN_RIGHT("mouthFrownRight"),
    MOUTH_SMILE_LEFT("mouthSmileLeft"),
    MOUTH_SMILE_RIGHT("mouthSmileRight"),
    NOSE_SNEER_LEFT("noseSneerLeft"),
    NOSE_SNEER_RIGHT("noseSneerRight");

    private final String word;

    Blendshape(String word) {
        this.word = word;
    }

    /** As model cards name it. */
    String word() {
        return word;
    }
}
