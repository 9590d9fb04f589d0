package io.mien.trace;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * All traces of one exposure on one grid, as stored: int16, value x 10^4, missing -32768, little-endian, measure-major in
 * the order of {@link Measure}, followed by one row of flags (1 emotion interpolated, 2 attention interpolated). Which
 * measures have a row is told beside it: not every engine reads all of them, and earlier traces have fewer.
 */
public final class TraceSamples {
    /** Length of a bin of the fine samples, milliseconds. */
    public static final int TENTH_MS = 100;

    static final double SCALE = 10_000;

    /** The stored value of a missing bin. */
    public static final short MISSING = Short.MIN_VALUE;

    private static final int EMOTION_FLAG = 1;
    private static final int ATTENTION_FLAG = 2;
    private static final int MAX = 32_767;

    private final List<Measure> measures;
    private final short[] samples;

    /** @param measures of the rows, in order */
    private TraceSamples(List<Measure> measures, short[] samples) {
        this.measures = measures;
        this.samples = samples;
    }

    /**
     * Puts frames on a grid: of an emotion its curve, of whatever is there or not, as attention and talking, the share of frames; short
     * gaps interpolated and flagged.
     *
     * @param framesPerSecond frames to expect in a second of ad
     */
    static TraceSamples on(Grid grid, FrameValues frames, double framesPerSecond) {
        TraceSamples traces =
                empty(Arrays.stream(Measure.values()).filter(frames::has).toList(), grid.bins());
        double[] talking = grid.interpolated(grid.means(frames.atMs(), frames.of(Measure.TALKING), framesPerSecond));
        double[] covered =
                grid.interpolated(grid.means(frames.atMs(), frames.of(Measure.MOUTH_COVERED), framesPerSecond));
        for (Measure measure : traces.measures) {
            double[] means = measure.isEmotion()
                    ? grid.curve(frames.atMs(), frames.of(measure), framesPerSecond)
                    : grid.means(frames.atMs(), frames.of(measure), framesPerSecond);
            double[] filled = grid.interpolated(means);
            if (measure.isMisledBySpeech()) {
                filled = without(talking, means, filled);
            }
            if (measure.needsMouth()) {
                filled = without(covered, means, filled);
            }
            if (measure == Measure.MOUTH_COVERED) {
                filled = covered;
            }
            traces.put(measure, isMark(measure) ? filled : means, filled);
        }
        return traces;
    }

    /** Marks fill a gap without a flag: they say why others are missing. */
    private static boolean isMark(Measure measure) {
        return measure == Measure.TALKING || measure == Measure.MOUTH_COVERED;
    }

    /** What speech or a cover left out stays missing: nothing of it between its neighbours was seen. */
    private static double[] without(double[] mark, double[] means, double[] filled) {
        double[] left = filled.clone();
        Arrays.setAll(left, bin -> Double.isNaN(means[bin]) && mark[bin] > 0 ? Double.NaN : filled[bin]);
        return left;
    }

    private static TraceSamples empty(List<Measure> measures, int bins) {
        return new TraceSamples(measures, new short[(measures.size() + 1) * bins]);
    }

    /** Builds traces from values per bin; NaN is missing and an absent measure is missing throughout. */
    public static TraceSamples of(Map<Measure, double[]> values, int bins) {
        TraceSamples traces = empty(List.of(Measure.values()), bins);
        double[] nothing = new double[bins];
        Arrays.fill(nothing, Double.NaN);
        for (Measure measure : Measure.values()) {
            double[] row = values.getOrDefault(measure, nothing);
            traces.put(measure, row, row);
        }
        return traces;
    }

    /**
     * Reads what {@link #encode()} wrote.
     *
     * @param measures {@link #measures()} by name, as stored beside it
     */
    public static TraceSamples decode(byte[] encoded, List<String> measures) {
        if (encoded.length % (2 * (measures.size() + 1)) != 0) {
            throw new IllegalArgumentException(encoded.length + " bytes are no whole number of trace rows");
        }
        short[] samples = new short[encoded.length / 2];
        ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return new TraceSamples(measures.stream().map(Measure::valueOf).toList(), samples);
    }

    /** The measures that have a row, in order; every other one is missing throughout. */
    public List<Measure> measures() {
        return measures;
    }

    /** Number of 1 s bins of an ad of this length. */
    public static int seconds(double adDurationMs) {
        return Grid.perSecond(adDurationMs).bins();
    }

    public byte[] encode() {
        ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        return bytes.array();
    }

    public int bins() {
        return samples.length / (measures.size() + 1);
    }

    /** Stored value x 10^4, or {@link #MISSING}. */
    public short stored(Measure measure, int bin) {
        int row = measures.indexOf(measure);
        return row < 0 ? MISSING : samples[row * bins() + bin];
    }

    /** Value, or NaN when missing. */
    public double at(Measure measure, int bin) {
        short stored = stored(measure, bin);
        return stored == MISSING ? Double.NaN : stored / SCALE;
    }

    /** All bins of one measure, NaN where missing. */
    public double[] of(Measure measure) {
        double[] values = new double[bins()];
        Arrays.setAll(values, bin -> at(measure, bin));
        return values;
    }

    /** True when the bin was filled from its neighbours. */
    public boolean interpolated(Measure measure, int bin) {
        return (samples[measures.size() * bins() + bin] & flag(measure)) != 0;
    }

    /** The same with every emotion measure missing: what is left of a face too seldom seen. */
    TraceSamples attentionOnly() {
        short[] left = samples.clone();
        for (int row = 0; row < measures.size(); row++) {
            if (measures.get(row).isEmotion()) {
                Arrays.fill(left, row * bins(), (row + 1) * bins(), MISSING);
            }
        }
        for (int bin = 0; bin < bins(); bin++) {
            left[measures.size() * bins() + bin] &= ATTENTION_FLAG;
        }
        return new TraceSamples(measures, left);
    }

    /** Value x 10^4 rounded to the nearest int16, missing for NaN. */
    static short scaled(double value) {
        if (Double.isNaN(value)) {
            return MISSING;
        }
        return (short) Math.max(-MAX, Math.min(MAX, Math.round(value * SCALE)));
    }

    private void put(Measure measure, double[] means, double[] filled) {
        for (int bin = 0; bin < means.length; bin++) {
            samples[measures.indexOf(measure) * means.length + bin] = scaled(filled[bin]);
            if (Double.isNaN(means[bin]) && Double.isFinite(filled[bin])) {
                samples[measures.size() * means.length + bin] |= (short) flag(measure);
            }
        }
    }

    private static int flag(Measure measure) {
        return measure.isEmotion() ? EMOTION_FLAG : ATTENTION_FLAG;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TraceSamples that
                && measures.equals(that.measures)
                && Arrays.equals(samples, that.samples);
    }

    @Override
    public int hashCode() {
        return 31 * measures.hashCode() + Arrays.hashCode(samples);
    }
}
