package io.mien.results;

import io.mien.trace.Baseline;
import io.mien.trace.Measure;
import io.mien.trace.Thresholds;
import io.mien.trace.TraceSamples;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;

/** Made-up viewers of a ten second ad. */
final class Viewers {
    static final int SECONDS = 10;
    static final Baseline AT_REST = new Baseline(Baseline.Source.PRE_ROLL, new double[Measure.values().length]);
    static final Thresholds.Expressing RULE = Thresholds.defaults().expressing();

    private Viewers() {}

    /** Smiles in the given seconds, looks on throughout. */
    static TraceSamples smiling(int from, int to) {
        double[] happy = new double[SECONDS];
        Arrays.fill(happy, 0.05);
        Arrays.fill(happy, from, to, 0.9);
        double[] calm = new double[SECONDS];
        Arrays.fill(calm, 0.01);
        double[] looking = new double[SECONDS];
        Arrays.fill(looking, 1);
        return TraceSamples.of(
                Map.of(
                        Measure.HAPPY, happy,
                        Measure.SURPRISE, calm,
                        Measure.NEGATIVE, calm,
                        Measure.EXPRESSIVENESS, happy,
                        Measure.ATTENTION, looking,
                        Measure.VALENCE, happy),
                SECONDS);
    }

    /** Any values at all, a tenth of them missing. */
    static TraceSamples random(Random random) {
        Map<Measure, double[]> values = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            values.put(
                    measure,
                    random.doubles(SECONDS)
                            .map(value -> random.nextInt(10) == 0 ? Double.NaN : value)
                            .toArray());
        }
        return TraceSamples.of(values, SECONDS);
    }

    /** Sums over so many viewers who smile in the given seconds and so many who do not. */
    static AdSums sums(int smiling, int from, int to, int calm) {
        AdSums sums = new AdSums(SECONDS);
        for (int i = 0; i < smiling; i++) {
            sums.add(smiling(from, to), AT_REST, RULE);
        }
        for (int i = 0; i < calm; i++) {
            sums.add(smiling(0, 0), AT_REST, RULE);
        }
        return sums;
    }
}
