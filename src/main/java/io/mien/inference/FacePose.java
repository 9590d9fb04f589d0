package io.mien.inference;

/**
 * Where a head looks, in degrees; (0, 0, 0) is straight into the camera.
 *
 * <p>The rotation that lays a model of a head onto the mesh's points best (least squares; Horn 1987, closed form by unit
 * quaternions). Only points that neither jaw nor lips move take part. Weak perspective: a head at the picture's edge
 * appears turned by the angle under which the camera sees it.
 *
 * <p>The mesh reads a turned head flatter than it is: {@code inference/measure_pose.py} turns reliefs of faces by known
 * angles, and {@link #unflattened()} is what lays the reading over them.
 *
 * @param yaw turned to the person's left (to the right of an unmirrored picture) is positive
 * @param pitch raised is positive
 * @param roll tilted to the person's left shoulder (clockwise in an unmirrored picture) is positive
 */
public record FacePose(double yaw, double pitch, double roll) {
    /** Points of the mesh, and where they stand on MediaPipe's canonical head: x to its left, y up, z forward, in cm. */
    static final double[][] HEAD = {
        {1, 0, -1.126865, 7.475604},
        {2, 0, -2.089024, 6.058267},
        {4, 0, -0.463170, 7.586580},
        {5, 0, 0.365669, 7.242870},
        {6, 0, 2.473255, 5.788627},
        {8, 0, 4.019042, 5.284764},
        {9, 0, 4.885979, 5.385258},
        {10, 0, 8.261778, 4.481535},
        {33, -4.445859, 2.663991, 3.173422},
        {263, 4.445859, 2.663991, 3.173422},
        {133, -1.856432, 2.585245, 3.757904},
        {362, 1.856432, 2.585245, 3.757904},
        {127, -7.743095, 2.364999, -2.005167},
        {356, 7.743095, 2.364999, -2.005167},
        {234, -7.664182, 0.673132, -2.435867},
        {454, 7.664182, 0.673132, -2.435867},
    };

    /** How much less the mesh reads of a turn to a side, and of a raised or lowered head, than there is of it. */
    private static final double YAW_READ = 0.85;

    private static final double PITCH_READ = 0.70;

    /** As the mesh's points have it. */
    public static FacePose of(Mesh mesh) {
        double[][] seen = new double[HEAD.length][];
        double[][] head = new double[HEAD.length][];
        for (int i = 0; i < HEAD.length; i++) {
            int point = (int) HEAD[i][0];
            seen[i] =
                    new double[] {mesh.points()[3 * point], -mesh.points()[3 * point + 1], -mesh.points()[3 * point + 2]
                    };
            head[i] = new double[] {HEAD[i][1], HEAD[i][2], HEAD[i][3]};
        }
        return of(Rotation.between(head, seen));
    }

    /** The angles at which a head is held whose mesh has these. */
    public FacePose unflattened() {
        return new FacePose(yaw / YAW_READ, pitch / PITCH_READ, roll);
    }

    private static FacePose of(Rotation rotation) {
        double[] forward = rotation.turned(0, 0, 1);
        double yaw = Math.toDegrees(Math.atan2(forward[0], forward[2]));
        double pitch = Math.toDegrees(Math.asin(Math.max(-1, Math.min(1, forward[1]))));
        double[] sideways = rotation.turned(1, 0, 0);
        double[] upwards = rotation.turned(0, 1, 0);
        double roll = Math.toDegrees(Math.atan2(-sideways[1], upwards[1]));
        return new FacePose(yaw, pitch, roll);
    }
}
