package io.mien.inference;

import java.util.List;

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

    /** The mean of boxes of one face, weighted by their scores, with the first one's score. */
    public static FaceBox mean(List<FaceBox> boxes) {
        double total = boxes.stream().mapToDouble(FaceBox::score).sum();
        double[] mean = new double[8];
        for (FaceBox box : boxes) {
            double[] values = box.values();
            for (int i = 0; i < mean.length; i++) {
                mean[i] += values[i] * box.score / total;
            }
        }
        Point rightEye = new Point(mean[4], mean[5]);
        Point leftEye = new Point(mean[6], mean[7]);
        return new FaceBox(mean[0], mean[1], mean[2], mean[3], boxes.get(0).score, rightEye, leftEye);
    }

    private double[] values() {
        return new double[] {left, top, width, height, rightEye.x(), rightEye.y(), leftEye.x(), leftEye.y()};
    }
}
