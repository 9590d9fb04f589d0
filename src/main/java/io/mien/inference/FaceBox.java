package io.mien.inference;

/**
 * A face as the detector found it, in pixels of its frame.
 *
 * @param left x of the box's left edge
 * @param top y of its upper edge
 * @param width of the box
 * @param height of the box
 * @param score 0..1
 * @param rightEye the person's right eye, on the left of the picture
 * @param leftEye the person's left eye
 */
public record FaceBox(
        double left, double top, double width, double height, double score, Point rightEye, Point leftEye) {

    /** Share of the union that both boxes cover, 0..1. */
    public double overlap(FaceBox other) {
        double across = Math.min(left + width, other.left + other.width) - Math.max(left, other.left);
        double down = Math.min(top + height, other.top + other.height) - Math.max(top, other.top);
        if (across <= 0 || down <= 0) {
            return 0;
        }
        double shared = across * down;
        return shared / (width * height + other.width * other.height - shared);
    }
}
