package io.mien.results;

/** Pearson's correlation of two curves over the seconds that both have. */
final class Correlation {
    private Correlation() {}

    /** 0 where one of them does not vary. */
    static double of(double[] a, double[] b) {
        double sumA = 0;
        double sumB = 0;
        int n = 0;
        for (int i = 0; i < a.length; i++) {
            if (isKnown(a[i], b[i])) {
                sumA += a[i];
                sumB += b[i];
                n++;
            }
        }
        double both = 0;
        double squaresA = 0;
        double squaresB = 0;
        for (int i = 0; i < a.length; i++) {
            if (isKnown(a[i], b[i])) {
                double offA = a[i] - sumA / n;
                double offB = b[i] - sumB / n;
                both += offA * offB;
                squaresA += offA * offA;
                squaresB += offB * offB;
            }
        }
        double spread = Math.sqrt(squaresA * squaresB);
        return spread > 0 ? both / spread : 0;
    }

    private static boolean isKnown(double a, double b) {
        return Double.isFinite(a) && Double.isFinite(b);
    }
}
