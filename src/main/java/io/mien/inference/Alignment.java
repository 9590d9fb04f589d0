package io.mien.inference;

/**
 * How a face lies in the square a facial coder was trained on, in fractions of the square's side.
 *
 * @param eyeDistance between the two eye centres
 * @param eyesY of the eye line below the upper edge
 */
public record Alignment(double eyeDistance, double eyesY) {
    public Alignment {
        if (!(eyeDistance > 0.1 && eyeDistance < 0.9 && eyesY > 0 && eyesY < 1)) {
            throw new IllegalArgumentException("an alignment's fractions lie inside the square");
        }
    }
}
