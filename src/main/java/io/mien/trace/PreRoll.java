package io.mien.trace;

import io.mien.fieldwork.QualityRule;
import io.mien.trace.Quality.Consequence;
import io.mien.trace.Quality.Finding;
import java.util.Arrays;
import java.util.Optional;

/** Judges whether the pause before the ad can serve as a baseline. */
final class PreRoll {
    /** Frames a median needs. */
    private static final int MIN_FRAMES = 10;

    /** A smile or a start in this share of the pause is no resting face. */
    private static final double EXPRESSIVE_SHARE = 0.20;

    private static final double EXPRESSED = 0.50;

    /** A pause this much above the visit's calm is no resting face, whatever the class. */
    private static final double ABOVE_CALM = 0.30;

    private PreRoll() {}

    /** The baseline to use: the pre-roll's when it has enough faces and was neutral, else the visit's. */
    static Baseline baseline(FrameValues preRoll, FrameValues visit) {
        boolean enough = faces(preRoll) >= MIN_FRAMES;
        return enough && notNeutral(preRoll, visit).isEmpty() ? Baseline.ofPreRoll(preRoll) : Baseline.ofVisit(visit);
    }

    /** Says so when an expression stood in the pause. */
    static Optional<Finding> notNeutral(FrameValues preRoll, FrameValues visit) {
        if (faces(preRoll) == 0) {
            return Optional.empty();
        }
        double share = Math.max(expressive(preRoll, Measure.HAPPY), expressive(preRoll, Measure.SURPRISE));
        if (share >= EXPRESSIVE_SHARE) {
            return Optional.of(finding(share, EXPRESSIVE_SHARE));
        }
        Baseline pause = Baseline.ofPreRoll(preRoll);
        Baseline calm = Baseline.ofVisit(visit);
        double above = Measure.expressions().stream()
                .mapToDouble(measure -> pause.of(measure) - calm.of(measure))
                .max()
                .orElse(0);
        return above >= ABOVE_CALM ? Optional.of(finding(above, ABOVE_CALM)) : Optional.empty();
    }

    private static Finding finding(double value, double limit) {
        return new Finding(QualityRule.PREROLL_NOT_NEUTRAL, Consequence.NOTED, value, limit);
    }

    private static double expressive(FrameValues frames, Measure measure) {
        long shown =
                Arrays.stream(frames.of(measure)).filter(p -> p >= EXPRESSED).count();
        return (double) shown / faces(frames);
    }

    private static long faces(FrameValues frames) {
        return Arrays.stream(frames.of(Measure.NEUTRAL))
                .filter(Double::isFinite)
                .count();
    }
}
