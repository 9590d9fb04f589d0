package io.mien.inference;

/**
 * 468 points on a face (MediaPipe Face Mesh numbering) in pixels of the frame.
 *
 * @param points x, y, z of each point; z on the same scale, smaller is nearer to the camera
 * @param presence probability that the region shows a face, 0..1
 */
public record Mesh(double[] points, double presence) {
    private static final int RIGHT_EYE_OUTER = 33;
    private static final int RIGHT_EYE_INNER = 133;
    private static final int LEFT_EYE_INNER = 362;
    private static final int LEFT_EYE_OUTER = 263;
    private static final int SIDE_RIGHT = 234;
    private static final int SIDE_LEFT = 454;
    private static final int FOREHEAD = 10;
    private static final int CHIN = 152;
    /** Upper and lower lid points, three pairs an eye (Soukupova and Cech 2016, eye aspect ratio). */
    private static final int[][] RIGHT_LIDS = {{160, 144}, {159, 145}, {158, 153}};

    private static final int[][] LEFT_LIDS = {{385, 380}, {386, 374}, {387, 373}};
    /** Eye aspect ratios taken for closed and for wide open; between them openness is linear. */
    private static final double CLOSED = 0.08;

    private static final double OPEN = 0.30;
    static final int POINTS = 468;

    public Mesh {
        if (points.length != POINTS * 3) {
            throw new IllegalArgumentException("a face mesh has 468 points");
        }
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

    /** Where to look for this face in the next frame. */
    public Region next() {
        return Region.around(bounds(), at(RIGHT_EYE_OUTER).angleTo(at(LEFT_EYE_OUTER)));
    }

    /** Left, top, right and bottom of all points, pixels. */
    public double[] bounds() {
        double[] bounds = {points[0], points[1], points[0], points[1]};
        for (int i = 0; i < points.length; i += 3) {
            bounds[0] = Math.min(bounds[0], points[i]);
            bounds[1] = Math.min(bounds[1], points[i + 1]);
            bounds[2] = Math.max(bounds[2], points[i]);
            bounds[3] = Math.max(bounds[3], points[i + 1]);
        }
        return bounds;
    }

    /** Head pose from the line between the cheeks and the line from chin to forehead, under weak perspective. */
    public FacePose pose() {
        double[] across = between(SIDE_RIGHT, SIDE_LEFT);
        double[] up = between(CHIN, FOREHEAD);
        double yaw = Math.atan2(across[2], Math.hypot(across[0], across[1]));
        double pitch = Math.atan2(up[2], Math.hypot(up[0], up[1]));
        double roll = Math.atan2(across[1], across[0]);
        return new FacePose(Math.toDegrees(yaw), Math.toDegrees(pitch), Math.toDegrees(roll));
    }

    /** Opening of the wider open eye: 0 closed, 1 open. */
    public double eyeOpenness() {
        double right = aspect(RIGHT_LIDS, RIGHT_EYE_OUTER, RIGHT_EYE_INNER);
        double left = aspect(LEFT_LIDS, LEFT_EYE_INNER, LEFT_EYE_OUTER);
        double open = (Math.max(right, left) - CLOSED) / (OPEN - CLOSED);
        return Math.max(0, Math.min(1, open));
    }

    private double aspect(int[][] lids, int from, int to) {
        double height = 0;
        for (int[] pair : lids) {
            height += length(between(pair[0], pair[1]));
        }
        return height / lids.length / length(between(from, to));
    }

    private double[] between(int from, int to) {
        return new double[] {
            points[to * 3] - points[from * 3],
            points[to * 3 + 1] - points[from * 3 + 1],
            points[to * 3 + 2] - points[from * 3 + 2]
        };
    }

    private static double length(double[] vector) {
        return Math.sqrt(vector[0] * vector[0] + vector[1] * vector[1] + vector[2] * vector[2]);
    }
}
