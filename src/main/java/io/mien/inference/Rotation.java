package io.mien.inference;

/** A rotation in space as a unit quaternion w + xi + yj + zk. */
record Rotation(double w, double x, double y, double z) {
    private static final int SWEEPS = 40;

    /** The rotation that lays {@code from} onto {@code to}, both centred first, whatever their scales (Horn 1987). */
    static Rotation between(double[][] from, double[][] to) {
        double[][] s = covariance(centred(from), centred(to));
        double[][] n = {
            {s[0][0] + s[1][1] + s[2][2], s[1][2] - s[2][1], s[2][0] - s[0][2], s[0][1] - s[1][0]},
            {s[1][2] - s[2][1], s[0][0] - s[1][1] - s[2][2], s[0][1] + s[1][0], s[2][0] + s[0][2]},
            {s[2][0] - s[0][2], s[0][1] + s[1][0], s[1][1] - s[0][0] - s[2][2], s[1][2] + s[2][1]},
            {s[0][1] - s[1][0], s[2][0] + s[0][2], s[1][2] + s[2][1], s[2][2] - s[0][0] - s[1][1]}
        };
        double[] largest = largestEigenvector(n);
        return new Rotation(largest[0], largest[1], largest[2], largest[3]);
    }

    double[] turned(double px, double py, double pz) {
        return new double[] {
            (1 - 2 * (y * y + z * z)) * px + 2 * (x * y - w * z) * py + 2 * (x * z + w * y) * pz,
            2 * (x * y + w * z) * px + (1 - 2 * (x * x + z * z)) * py + 2 * (y * z - w * x) * pz,
            2 * (x * z - w * y) * px + 2 * (y * z + w * x) * py + (1 - 2 * (x * x + y * y)) * pz
        };
    }

    private static double[][] centred(double[][] points) {
        double[] middle = new double[3];
        for (double[] point : points) {
            for (int i = 0; i < 3; i++) {
                middle[i] += point[i] / points.length;
            }
        }
        double[][] centred = new double[points.length][3];
        for (int p = 0; p < points.length; p++) {
            for (int i = 0; i < 3; i++) {
                centred[p][i] = points[p][i] - middle[i];
            }
        }
        return centred;
    }

    private static double[][] covariance(double[][] from, double[][] to) {
        double[][] sums = new double[3][3];
        for (int p = 0; p < from.length; p++) {
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    sums[i][j] += from[p][i] * to[p][j];
                }
            }
        }
        return sums;
    }

    /** Power iteration by repeated squaring, shifted so that the largest eigenvalue is also the largest in size. */
    private static double[] largestEigenvector(double[][] matrix) {
        double shift = 0;
        for (double[] row : matrix) {
            for (double value : row) {
                shift += Math.abs(value);
            }
        }
        double[][] power = new double[4][4];
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                power[i][j] = matrix[i][j] / shift + (i == j ? 1 : 0);
            }
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            power = squared(power);
        }
        return unit(longestColumn(power));
    }

    private static double[][] squared(double[][] matrix) {
        double[][] square = new double[4][4];
        double largest = 0;
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                for (int k = 0; k < 4; k++) {
                    square[i][j] += matrix[i][k] * matrix[k][j];
                }
                largest = Math.max(largest, Math.abs(square[i][j]));
            }
        }
        for (double[] row : square) {
            for (int j = 0; j < 4; j++) {
                row[j] /= largest;
            }
        }
        return square;
    }

    private static double[] longestColumn(double[][] matrix) {
        double[] longest = new double[4];
        for (int j = 0; j < 4; j++) {
            double[] column = {matrix[0][j], matrix[1][j], matrix[2][j], matrix[3][j]};
            longest = length(column) > length(longest) ? column : longest;
        }
        return longest;
    }

    private static double[] unit(double[] vector) {
        double length = length(vector);
        return new double[] {vector[0] / length, vector[1] / length, vector[2] / length, vector[3] / length};
    }

    private static double length(double[] v) {
        return Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2] + v[3] * v[3]);
    }
}
