package io.mien.results;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Control of the false discovery rate over a family of tests (Benjamini and Hochberg 1995). */
public final class BenjaminiHochberg {
    /** The rate that is allowed. */
    public static final double RATE = 0.05;

    private BenjaminiHochberg() {}

    /** Adjusted values: a test is rejected when its own is at most {@link #RATE}. */
    public static double[] adjusted(double[] p) {
        int[] falling = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> p[i]).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        double[] adjusted = new double[p.length];
        double least = 1;
        for (int i = 0; i < falling.length; i++) {
            int rank = p.length - i;
            least = Math.min(least, p[falling[i]] * p.length / rank);
            adjusted[falling[i]] = least;
        }
        return adjusted;
    }
}
