package io.mien.results;

import io.mien.trace.Expressing;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/** People made up by known laws, the same for the same seed. */
final class SimulatedPeople {
    private static final double KEPT = 0.7;
    private static final double OWN = 0.4;

    private SimulatedPeople() {}

    /**
     * Whether each shows an expression in each second: a latent trace with a level of its own that follows its last second,
     * cut so that the share of second t is what is asked for.
     *
     * @param share 0..1 by second
     */
    static double[][] showing(int people, int bins, IntToDoubleFunction share, Random random) {
        double[] cuts = new double[bins];
        Arrays.setAll(cuts, bin -> quantile(share.applyAsDouble(bin)));
        double[][] values = new double[people][bins];
        for (double[] person : values) {
            double own = Math.sqrt(OWN) * random.nextGaussian();
            double state = random.nextGaussian();
            for (int bin = 0; bin < bins; bin++) {
                person[bin] = own + Math.sqrt(1 - OWN) * state < cuts[bin] ? 1 : 0;
                state = KEPT * state + Math.sqrt(1 - KEPT * KEPT) * random.nextGaussian();
            }
        }
        return values;
    }

    /** A common curve under noise, so that the mean of all has that reliability. */
    static double[][] ofReliability(double reliability, int people, int bins, long seed) {
        Random random = new Random(seed);
        double[] common =
                random.doubles(bins).map(ignored -> random.nextGaussian()).toArray();
        double noise = reliability == 0 ? 1 : Math.sqrt(people * (1 - reliability) / reliability);
        double[][] values = new double[people][bins];
        for (double[] person : values) {
            Arrays.setAll(person, bin -> (reliability == 0 ? 0 : common[bin]) + noise * random.nextGaussian());
        }
        return values;
    }

    static MeasureSums sums(double[][] people) {
        MeasureSums sums = new MeasureSums(people[0].length);
        for (double[] person : people) {
            int[] change = new int[person.length];
            byte[] shown = new byte[person.length];
            for (int bin = 0; bin < person.length; bin++) {
                change[bin] = (int) (10_000 * person[bin]);
                shown[bin] = (byte) person[bin];
            }
            sums.add(new Expressing(change, shown));
        }
        return sums;
    }

    /** Standard normal value below which a share lies. */
    private static double quantile(double share) {
        if (share == 0.5) {
            return 0;
        }
        double upper = Distributions.upperQuantile(Math.min(share, 1 - share), Double.POSITIVE_INFINITY);
        return share < 0.5 ? -upper : upper;
    }
}
