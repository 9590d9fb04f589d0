package io.mien.inference;

/**
 * 468 points on a face (MediaPipe Face Mesh numbering) in pixels of the frame.
 *
 * @param points x, y, z of each point; z on the same scale, smaller is nearer to the camera
 * @param sureness logit of the probability that the region shows a face; it falls far where something covers a part of it
 */
public record Mesh(double[] points, double sureness) {
    private static final int RIGHT_EYE_OUTER = 33;
    private static final int RIGHT_EYE_INNER = 133;
    private static final int LEFT_EYE_INNER = 362;
    private static final int LEFT_EYE_OUTER = 263;
    /** Upper and lower lid points, three pairs an eye (Soukupova and Cech 2016, eye aspect ratio). */
    private static final int[][] RIGHT_LIDS = {{160, 144}, {159, 145}, {158, 153}};

    private static final int[][] LEFT_LIDS = {{385, 380}, {386, 374}, {387, 373}};
    private static final int UPPER_LIP = 13;
    private static final int LOWER_LIP = 14;
    static final int POINTS = 468;

    public Mesh {
        if (points.length != POINTS * 3) {
            throw new IllegalArgumentException("a face mesh has 468 points");
        }
    }

    /** Probability that the region shows a face, 0..1. */
    public double presence() {
        return 1 / (1 + Math.exp(-sureness));
    }

    public Point at(int index) {
        return new Point(points[index * 3], points[index * 3 + 1]);
    }

    public Point rightEye() {
        return at(RIGHT_EYE_OUTER).middle(at(RIGHT_EYE_INNER));
    }

    public Point leftEye() {
        return at(LEFT_EYE_INNER).middle(at(LEFT_EYE_OUTER));
    }

    /** Where to look for this face in the next frame: the level box of all points, with its margin. */
    public Region next() {
        double angle = at(RIGHT_EYE_OUTER).angleTo(at(LEFT_EYE_OUTER));
        return Region.around(bounds(angle), angle);
    }

    /** Left, top, right and bottom of all points, pixels. */
    public double[] bounds() {
        return bounds(0);
    }

    /** The same in axes turned clockwise by an angle. */
    private double[] bounds(double angle) {
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        double[] bounds = {
            Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY
        };
        for (int i = 0; i < points.length; i += 3) {
            double along = points[i] * cos + points[i + 1] * sin;
            double across = points[i + 1] * cos - points[i] * sin;
            bounds[0] = Math.min(bounds[0], along);
            bounds[1] = Math.min(bounds[1], across);
            bounds[2] = Math.max(bounds[2], along);
            bounds[3] = Math.max(bounds[3], across);
        }
        return bounds;
    }

    /** Distance of the inner lips in distances of the eyes' outer corners, in space. */
    public double mouthOpening() {
        return distance(UPPER_LIP, LOWER_LIP) / distance(RIGHT_EYE_OUTER, LEFT_EYE_OUTER);
    }

    /** Mean distance of the lids of the wider open eye, in distances of its corners; it shrinks less than the eyes close. */
    public double lidsApart() {
        return Math.max(
                apart(RIGHT_LIDS, RIGHT_EYE_OUTER, RIGHT_EYE_INNER), apart(LEFT_LIDS, LEFT_EYE_INNER, LEFT_EYE_OUTER));
    }

    private double apart(int[][] lids, int from, int to) {
        double height = 0;
        for (int[] pair : lids) {
            height += distance(pair[0], pair[1]);
        }
        return height / lids.length / distance(from, to);
    }

    private double distance(int from, int to) {
        double x = points[to * 3] - points[from * 3];
        double y = points[to * 3 + 1] - points[from * 3 + 1];
        double z = points[to * 3 + 2] - points[from * 3 + 2];
        return Math.sqrt(x * x + y * y + z * z);
    }
}
