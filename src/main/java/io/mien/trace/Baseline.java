package io.mien.trace;

import java.util.Arrays;
import java.util.StringJoiner;

/**
 * What a respondent's face shows at rest, per measure (method page, section 4).
 *
 * @param source where it was taken from
 * @param values in the order of {@link Measure}; 0 for what needs none and for what was not read
 */
public record Baseline(Source source, double[] values) {
    /** PRE_ROLL: median over the neutral pre-roll. SESSION: 10th percentile over the whole recording. */
    public enum Source {
        PRE_ROLL,
        SESSION
    }

    private static final double CALM = 0.10;

    public Baseline {
        if (values.length != Measure.values().length) {
            throw new IllegalArgumentException("a baseline has one value per measure");
        }
    }

    /** Median of the pre-roll, frame by frame. */
    static Baseline ofPreRoll(FrameValues preRoll) {
        return of(Source.PRE_ROLL, preRoll, 0.5);
    }

    /** 10th percentile over the visit; valence is rebuilt from its parts, since its own percentile is its worst moment. */
    static Baseline ofVisit(FrameValues visit) {
        Baseline calm = of(Source.SESSION, visit, CALM);
        double[] values = calm.values.clone();
        values[Measure.VALENCE.ordinal()] = calm.of(Measure.HAPPY) - calm.of(Measure.NEGATIVE);
        return new Baseline(Source.SESSION, values);
    }

    private static Baseline of(Source source, FrameValues frames, double share) {
        double[] values = new double[Measure.values().length];
        for (Measure measure : Measure.values()) {
            if (!measure.hasBaseline() || !frames.has(measure)) {
                continue;
            }
            double level = Quantile.of(share, frames.of(measure));
            values[measure.ordinal()] = Double.isFinite(level) ? level : 0;
        }
        return new Baseline(source, values);
    }

    public double of(Measure measure) {
        return values[measure.ordinal()];
    }

    /** The stored form: the source, then each value x 10^4 in the order of {@link Measure}, separated by spaces. */
    public String text() {
        StringJoiner text = new StringJoiner(" ").add(source.name());
        for (double value : values) {
            text.add(Short.toString(TraceSamples.scaled(value)));
        }
        return text.toString();
    }

    /** Reads what {@link #text()} wrote, also before measures were added at the end: those are 0. */
    public static Baseline parse(String text) {
        String[] words = text.split(" ");
        double[] values = new double[Measure.values().length];
        for (int i = 0; i < Math.min(values.length, words.length - 1); i++) {
            values[i] = Short.parseShort(words[i + 1]) / TraceSamples.SCALE;
        }
        return new Baseline(Source.valueOf(words[0]), values);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Baseline that && source == that.source && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return 31 * source.hashCode() + Arrays.hashCode(values);
    }
}
