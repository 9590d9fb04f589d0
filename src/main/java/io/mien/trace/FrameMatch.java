package io.mien.trace;

import java.util.Arrays;

/**
 * Recorded frames against the camera frames that the page saw, both in milliseconds, ascending. An offset is a signed distance to
 * the nearest frame of the other kind, NaN where the other kind has a hole: what fell into it says nothing.
 */
final class FrameMatch {
    /**
     * A frame without a partner costs this much, milliseconds: more than a right partner's rounding to a WebM's whole milliseconds,
     * and so little that a few frames missing on either side do not outweigh the fit of the others.
     */
    private static final double UNMATCHED_MS = 3;

    /** More camera periods than this without a frame are a hole: a busy page, or a recorder that stood. */
    private static final double HOLE_PERIODS = 4;

    private static final int ROUNDS = 3;

    private final double[] recorded;
    private final double[] seen;
    private final double period;

    FrameMatch(double[] recorded, double[] seen) {
        this.recorded = recorded;
        this.seen = seen;
        this.period = Math.max(1, Math.min(shortGap(recorded), shortGap(seen)));
    }

    double[] recorded() {
        return recorded;
    }

    double[] seen() {
        return seen;
    }

    /** The camera's, milliseconds: the lower quartile of the gaps, which frames missing here and there do not move. */
    double period() {
        return period;
    }

    /** What a frame at this offset loses. */
    static double loss(double offset) {
        return Math.min(UNMATCHED_MS, Math.abs(offset));
    }

    /** Whether an offset is one to a frame's partner and not to its partner's neighbour. */
    boolean partners(double offset) {
        return Math.abs(offset) <= period / 2;
    }

    /** Mean loss of the recorded frames. */
    double cost(double zero) {
        double sum = 0;
        for (double offset : offsets(recorded, zero, seen)) {
            sum += Double.isNaN(offset) ? UNMATCHED_MS : loss(offset);
        }
        return sum / recorded.length;
    }

    double refined(double zero) {
        double refined = zero;
        for (int round = 0; round < ROUNDS; round++) {
            double shift = Quantile.median(matched(refined));
            if (!(Math.abs(shift) > 0)) {
                break;
            }
            refined += shift;
        }
        return refined;
    }

    double[] residuals(double zero) {
        return Arrays.stream(matched(zero)).map(Math::abs).toArray();
    }

    /**
     * Offsets of the kind of which there are fewer, so that most have a partner.
     *
     * @param reference the zero at which they are counted
     */
    double[] sparser(double zero, double reference) {
        double from = reference + recorded[0];
        double to = reference + recorded[recorded.length - 1];
        long inside = Arrays.stream(seen).filter(at -> at >= from && at <= to).count();
        return inside < recorded.length ? offsets(seen, -zero, recorded) : offsets(recorded, zero, seen);
    }

    private double[] matched(double zero) {
        return Arrays.stream(offsets(recorded, zero, seen))
                .filter(this::partners)
                .toArray();
    }

    /** Nearest of {@code others} minus each time after its shift; both ascend, so that one pass finds all. */
    private double[] offsets(double[] times, double shift, double[] others) {
        double[] offsets = new double[times.length];
        int above = 0;
        for (int i = 0; i < times.length; i++) {
            double at = times[i] + shift;
            while (above < others.length && others[above] < at) {
                above++;
            }
            double after = above < others.length ? others[above] - at : Double.POSITIVE_INFINITY;
            double before = above > 0 ? at - others[above - 1] : Double.POSITIVE_INFINITY;
            boolean hole = after > 0 && before + after > HOLE_PERIODS * period && Math.min(after, before) > period / 2;
            offsets[i] = hole ? Double.NaN : after < before ? after : -before;
        }
        return offsets;
    }

    private static double shortGap(double[] times) {
        double[] gaps = new double[times.length - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = times[i + 1] - times[i];
        }
        return Quantile.of(0.25, gaps);
    }
}
