package io.mien.trace;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;

/**
 * All traces of one exposure on one grid, as stored: int16, value x 10^4, missing -32768, little-endian, measure-major in
 * the order of {@link Measure}, followed by one row of flags (1 emotion interpolated, 2 attention interpolated).
 */
public final class TraceSamples {
    /** Length of a bin of the fine samples, milliseconds. */
    public static final int TENTH_MS = 100;

    static final double SCALE = 10_000;

    /** The stored value of a missing bin. */
    public static final short MISSING = Short.MIN_VALUE;

    private static final int EMOTION_FLAG = 1;
    private static final int ATTENTION_FLAG = 2;
    private static final int ROWS = Measure.values().length + 1;
    private static final int LARGEST = 32_767;

    private final short[] samples;

    private TraceSamples(short[] samples) {
        this.samples = samples;
    }

    /**
     * Puts frames on a grid: bin means, short gaps interpolated and flagged.
     *
     * @param framesPerSecond frames to expect in a second of ad
     */
    static TraceSamples on(Grid grid, FrameValues frames, double framesPerSecond) {
        TraceSamples traces = new TraceSamples(new short[ROWS * grid.bins()]);
        for (Measure measure : Measure.values()) {
            double[] means = grid.means(frames.atMs(), frames.of(measure), framesPerSecond);
            traces.put(measure, means, grid.interpolated(means));
        }
        return traces;
    }

    /** Builds traces from values per bin; NaN is missing and an absent measure is missing throughout. */
    public static TraceSamples of(Map<Measure, double[]> values, int bins) {
        TraceSamples traces = new TraceSamples(new short[ROWS * bins]);
        double[] nothing = new double[bins];
        Arrays.fill(nothing, Double.NaN);
        for (Measure measure : Measure.values()) {
            double[] row = values.getOrDefault(measure, nothing);
            traces.put(measure, row, row);
        }
        return traces;
    }

    /** Reads what {@link #encode()} wrote. */
    public static TraceSamples decode(byte[] encoded) {
        if (encoded.length % (2 * ROWS) != 0) {
            throw new IllegalArgumentException(encoded.length + " bytes are no whole number of trace rows");
        }
        short[] samples = new short[encoded.length / 2];
        ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return new TraceSamples(samples);
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
        return samples.length / ROWS;
    }

    /** Stored value x 10^4, or {@link #MISSING}. */
    public short stored(Measure measure, int bin) {
        return samples[measure.ordinal() * bins() + bin];
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
        return (samples[(ROWS - 1) * bins() + bin] & flag(measure)) != 0;
    }

    /** The same with every emotion measure missing: what is left of a face too seldom seen. */
    TraceSamples attentionOnly() {
        short[] left = samples.clone();
        for (Measure measure : Measure.values()) {
            if (measure.isEmotion()) {
                Arrays.fill(left, measure.ordinal() * bins(), (measure.ordinal() + 1) * bins(), MISSING);
            }
        }
        for (int bin = 0; bin < bins(); bin++) {
            left[(ROWS - 1) * bins() + bin] &= ATTENTION_FLAG;
        }
        return new TraceSamples(left);
    }

    /** Value x 10^4 rounded to the nearest int16, missing for NaN. */
    static short scaled(double value) {
        if (Double.isNaN(value)) {
            return MISSING;
        }
        return (short) Math.max(-LARGEST, Math.min(LARGEST, Math.round(value * SCALE)));
    }

    private void put(Measure measure, double[] means, double[] filled) {
        for (int bin = 0; bin < means.length; bin++) {
            samples[measure.ordinal() * means.length + bin] = scaled(filled[bin]);
            if (Double.isNaN(means[bin]) && Double.isFinite(filled[bin])) {
                samples[(ROWS - 1) * means.length + bin] |= (short) flag(measure);
            }
        }
    }

    private static int flag(Measure measure) {
        return measure.isEmotion() ? EMOTION_FLAG : ATTENTION_FLAG;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TraceSamples that && Arrays.equals(samples, that.samples);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(samples);
    }
}
