package io.mien.results;

import io.mien.trace.Expressing;
import io.mien.trace.TraceSamples;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Integer sums of one measure over the viewers of an ad, per bin (specification section 5). Exact: the order of adding
 * and merging leaves no trace, and what was added can be subtracted again.
 *
 * <p>x is the change from the own baseline x 10^4, e is 1 when the viewer shows the measure in the bin.
 */
public final class MeasureSums {
    /** Values are summed times this. */
    static final double SCALE = 10_000;

    static final double SCALE_SQUARED = SCALE * SCALE;

    private static final int ROWS = 7;
    private static final int N = 0;
    private static final int X = 1;
    private static final int X_SQUARED = 2;
    private static final int X_NEXT = 3;
    private static final int PAIRS = 4;
    private static final int E = 5;
    private static final int E_NEXT = 6;

    private final int bins;
    private final long[] sums;
    private long people;
    private long ever;

    /** @param bins 1 s bins of the ad */
    public MeasureSums(int bins) {
        this.bins = bins;
        this.sums = new long[ROWS * bins];
    }

    /** Counts one viewer in. */
    public void add(Expressing viewer) {
        take(viewer, 1);
    }

    void remove(Expressing viewer) {
        take(viewer, -1);
    }

    void merge(MeasureSums other) {
        take(other, 1);
    }

    void subtract(MeasureSums other) {
        take(other, -1);
    }

    public int bins() {
        return bins;
    }

    /** Viewers with at least one valid bin. */
    public long people() {
        return people;
    }

    /** Viewers who show it in at least one bin. */
    public long ever() {
        return ever;
    }

    /** n: viewers with a valid value in the bin. */
    public long n(int bin) {
        return sums[N * bins + bin];
    }

    /** K: viewers who show it in the bin. */
    public long showing(int bin) {
        return sums[E * bins + bin];
    }

    /** S1: sum of x. */
    public long sum(int bin) {
        return sums[X * bins + bin];
    }

    /** S2: sum of x squared. */
    public long squares(int bin) {
        return sums[X_SQUARED * bins + bin];
    }

    /** C1: sum of x in this bin times x in the next. */
    public long products(int bin) {
        return sums[X_NEXT * bins + bin];
    }

    /** Viewers valid in this bin and the next. */
    public long pairs(int bin) {
        return sums[PAIRS * bins + bin];
    }

    /** KC: viewers who show it in this bin and in the next. */
    public long showingOn(int bin) {
        return sums[E_NEXT * bins + bin];
    }

    /** As if nobody had a value in the bin; who is in the sums of others stays counted. */
    public void leaveOut(int bin) {
        for (int row = 0; row < ROWS; row++) {
            sums[row * bins + bin] = 0;
        }
        if (bin > 0) {
            sums[X_NEXT * bins + bin - 1] = 0;
            sums[PAIRS * bins + bin - 1] = 0;
            sums[E_NEXT * bins + bin - 1] = 0;
        }
    }

    /** Little-endian: bins as int32, then people, ever and the seven rows of sums as int64. */
    public byte[] encode() {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + bytes(bins))
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(bins);
        write(bytes);
        return bytes.array();
    }

    /** Reads what {@link #encode()} wrote. */
    public static MeasureSums decode(byte[] encoded) {
        ByteBuffer bytes = ByteBuffer.wrap(encoded).order(ByteOrder.LITTLE_ENDIAN);
        return read(bytes, bytes.getInt());
    }

    static int bytes(int bins) {
        return Long.BYTES * (2 + ROWS * bins);
    }

    void write(ByteBuffer bytes) {
        bytes.putLong(people).putLong(ever);
        for (long sum : sums) {
            bytes.putLong(sum);
        }
    }

    static MeasureSums read(ByteBuffer bytes, int bins) {
        MeasureSums read = new MeasureSums(bins);
        read.people = bytes.getLong();
        read.ever = bytes.getLong();
        Arrays.setAll(read.sums, i -> bytes.getLong());
        return read;
    }

    private void take(Expressing viewer, int sign) {
        requireBins(viewer.change().length);
        boolean seen = false;
        boolean shown = false;
        for (int bin = 0; bin < bins; bin++) {
            if (viewer.change()[bin] == TraceSamples.MISSING) {
                continue;
            }
            seen = true;
            shown |= viewer.shown()[bin] == 1;
            takeBin(viewer, bin, sign);
        }
        people += seen ? sign : 0;
        ever += shown ? sign : 0;
    }

    private void takeBin(Expressing viewer, int bin, int sign) {
        long x = viewer.change()[bin];
        sums[N * bins + bin] += sign;
        sums[X * bins + bin] += sign * x;
        sums[X_SQUARED * bins + bin] += sign * x * x;
        sums[E * bins + bin] += viewer.shown()[bin] == 1 ? sign : 0;
        if (bin + 1 < bins && viewer.change()[bin + 1] != TraceSamples.MISSING) {
            sums[X_NEXT * bins + bin] += sign * x * viewer.change()[bin + 1];
            sums[PAIRS * bins + bin] += sign;
            sums[E_NEXT * bins + bin] += viewer.shown()[bin] == 1 && viewer.shown()[bin + 1] == 1 ? sign : 0;
        }
    }

    private void take(MeasureSums other, int sign) {
        requireBins(other.bins);
        for (int i = 0; i < sums.length; i++) {
            sums[i] += sign * other.sums[i];
        }
        people += sign * other.people;
        ever += sign * other.ever;
    }

    private void requireBins(int others) {
        if (others != bins) {
            throw new IllegalArgumentException("a trace of " + others + " bins does not fit sums of " + bins);
        }
    }
}
