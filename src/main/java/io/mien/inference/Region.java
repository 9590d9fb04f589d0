package io.mien.inference;

import io.mien.media.Frame;

/**
 * A square of a frame, possibly turned, that a network looks at.
 *
 * @param centre in pixels of the frame
 * @param size length of a side in pixels
 * @param angle how far the square is turned, radians, clockwise on the screen
 */
public record Region(Point centre, double size, double angle) {
    /** The mesh wants a quarter of the face's longer side as margin on each side (MediaPipe Face Mesh). */
    private static final double MESH_MARGIN = 1.5;

    public Region {
        if (!(size > 0) || !Double.isFinite(centre.x() + centre.y() + angle)) {
            throw new IllegalArgumentException("a region needs a size above 0 and a finite place");
        }
    }

    /** The whole frame, centred in a square, as the detector wants it. */
    public static Region whole(Frame frame) {
        Point middle = new Point(frame.width() / 2.0, frame.height() / 2.0);
        return new Region(middle, Math.max(frame.width(), frame.height()), 0);
    }

    /** Where the mesh looks after a detection: around the box, turned until the eyes are level. */
    public static Region around(FaceBox box) {
        Point middle = new Point(box.left() + box.width() / 2, box.top() + box.height() / 2);
        double side = MESH_MARGIN * Math.max(box.width(), box.height());
        return new Region(middle, side, box.rightEye().angleTo(box.leftEye()));
    }

    /** The same square turned by half a turn. */
    Region upsideDown() {
        return new Region(centre, size, angle + Math.PI);
    }

    /** Where the mesh looks in the next frame: around its points' bounds in axes turned by the angle. */
    static Region around(double[] bounds, double angle) {
        double along = (bounds[0] + bounds[2]) / 2;
        double across = (bounds[1] + bounds[3]) / 2;
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        Point middle = new Point(along * cos - across * sin, along * sin + across * cos);
        double side = MESH_MARGIN * Math.max(bounds[2] - bounds[0], bounds[3] - bounds[1]);
        return new Region(middle, side, angle);
    }

    /**
     * The square that puts the two eyes level, {@code eyeDistance} of its side apart and {@code eyesY} of its side below
     * its upper edge.
     */
    public static Region aligned(Point rightEye, Point leftEye, Alignment alignment) {
        double side = rightEye.distance(leftEye) / alignment.eyeDistance();
        double angle = rightEye.angleTo(leftEye);
        double below = (0.5 - alignment.eyesY()) * side;
        Point eyes = rightEye.middle(leftEye);
        Point middle = new Point(eyes.x() - Math.sin(angle) * below, eyes.y() + Math.cos(angle) * below);
        return new Region(middle, side, angle);
    }

    /** Frame position of a point given in 0..1 of the square's sides. */
    public Point place(double across, double down) {
        double x = (across - 0.5) * size;
        double y = (down - 0.5) * size;
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        return new Point(centre.x() + cos * x - sin * y, centre.y() + sin * x + cos * y);
    }

    /** Where a frame position lies in the square, 0..1 of its sides within it. */
    Point locate(double x, double y) {
        double across = x - centre.x();
        double down = y - centre.y();
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        return new Point((across * cos + down * sin) / size + 0.5, (down * cos - across * sin) / size + 0.5);
    }

    /**
     * Samples the square bilinearly into RGB24 of {@code pixels x pixels}; black outside of the frame.
     *
     * @param into receives {@code pixels * pixels * 3} bytes from {@code offset} on
     */
    public void sample(Frame frame, int pixels, byte[] into, int offset) {
        double step = size / pixels;
        double cos = Math.cos(angle) * step;
        double sin = Math.sin(angle) * step;
        Point first = place(0.5 / pixels, 0.5 / pixels);
        int at = offset;
        for (int row = 0; row < pixels; row++) {
            double x = first.x() - sin * row - 0.5;
            double y = first.y() + cos * row - 0.5;
            for (int column = 0; column < pixels; column++) {
                Bilinear.read(frame, x, y, into, at);
                at += 3;
                x += cos;
                y += sin;
            }
        }
    }
}
