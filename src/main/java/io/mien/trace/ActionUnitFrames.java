package io.mien.trace;

import io.mien.inference.Blendshape;
import io.mien.inference.Blendshapes;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * Expressions read from action units by rules, without any training on pictures.
 *
 * <p>Each unit is taken against the person's own rest: its median over the neutral pause or, where that is short or no rest,
 * its 10th percentile over the recording. Of the prototypes of EMFACS (Ekman, Irwin and Rosenberg 1994; table 10-2 of Ekman,
 * Friesen and Hager 2002) those are used whose units the landmarker tells: happiness AU12, surprise AU1+2+26, sadness AU15,
 * disgust AU9. AU6 comes as no coefficient of its own, and a face that cries pulls its lip corners too: so AU12 with shut eyes
 * is not called happiness. AU4 alone is a frown or concentration, and no bad mood. Anger, fear and contempt rest on units
 * that are not read, and stay 0.
 */
public final class ActionUnitFrames {
    private static final int MIN_FRAMES = 10;
    private static final double CALM = 0.10;
    /** A pause this much above the recording's calm is no rest, as for expressions. */
    private static final double ABOVE_CALM = 0.30;
    /** Under this a unit of a pair is not shown at all. */
    private static final double TRACE = 0.10;

    private static final double SHUT = 1 - Thresholds.defaults().attention().eyesClosedBelow();
    private static final int HAPPY = Measure.HAPPY.classIndex();
    private static final int SURPRISE = Measure.SURPRISE.classIndex();
    private static final int SAD = Measure.SAD.classIndex();
    private static final int DISGUST = Measure.DISGUST.classIndex();

    private final double[] rest;

    private ActionUnitFrames(double[] rest) {
        this.rest = rest;
    }

    /** What the landmarker read as action units; of units with two sides the mean. */
    public static double[] units(Blendshapes moved) {
        double[] units = new double[ActionUnit.values().length];
        for (ActionUnit unit : ActionUnit.values()) {
            units[unit.ordinal()] = switch (unit) {
                case LIP_CORNER_PULLER -> moved.of(Blendshape.MOUTH_SMILE_LEFT, Blendshape.MOUTH_SMILE_RIGHT);
                case BROW_LOWERER -> moved.of(Blendshape.BROW_DOWN_LEFT, Blendshape.BROW_DOWN_RIGHT);
                case BROW_RAISER ->
                    (moved.of(Blendshape.BROW_INNER_UP)
                                    + moved.of(Blendshape.BROW_OUTER_UP_LEFT, Blendshape.BROW_OUTER_UP_RIGHT))
                            / 2;
                case NOSE_WRINKLER -> moved.of(Blendshape.NOSE_SNEER_LEFT, Blendshape.NOSE_SNEER_RIGHT);
                case LIP_CORNER_DEPRESSOR -> moved.of(Blendshape.MOUTH_FROWN_LEFT, Blendshape.MOUTH_FROWN_RIGHT);
                case JAW_DROP -> moved.of(Blendshape.JAW_OPEN);
                case EYES_CLOSED -> 1 - moved.eyeOpenness();
            };
        }
        return units;
    }

    /** The same frames with the expressions that follow from their units; none where no unit was read. */
    public static List<FrameReading> of(List<FrameReading> frames, Viewing viewing) {
        List<FrameReading> read =
                frames.stream().filter(frame -> frame.actionUnits().length > 0).toList();
        ActionUnitFrames rules = new ActionUnitFrames(Arrays.stream(ActionUnit.values())
                .mapToDouble(unit -> rest(unit, read, viewing))
                .toArray());
        return frames.stream().map(frame -> frame.with(rules.classes(frame))).toList();
    }

    private static double rest(ActionUnit unit, List<FrameReading> read, Viewing viewing) {
        double calm = Quantile.of(CALM, values(unit, read, frame -> true));
        double[] pause = values(unit, read, frame -> viewing.isPreRoll(frame.atMs()));
        double median = Quantile.median(pause);
        return pause.length >= MIN_FRAMES && median - calm < ABOVE_CALM ? median : calm;
    }

    private static double[] values(ActionUnit unit, List<FrameReading> read, Predicate<FrameReading> which) {
        return read.stream()
                .filter(which)
                .mapToDouble(frame -> frame.actionUnits()[unit.ordinal()])
                .toArray();
    }

    private double[] classes(FrameReading frame) {
        if (frame.actionUnits().length == 0) {
            return new double[0];
        }
        boolean shut = frame.actionUnits()[ActionUnit.EYES_CLOSED.ordinal()] > SHUT;
        double brows = rise(ActionUnit.BROW_RAISER, frame);
        double jaw = rise(ActionUnit.JAW_DROP, frame);
        double[] classes = new double[Measure.CLASSES];
        classes[HAPPY] = shut ? 0 : rise(ActionUnit.LIP_CORNER_PULLER, frame);
        classes[SURPRISE] = Math.min(brows, jaw) < TRACE ? 0 : Math.min(1, brows + jaw);
        classes[SAD] = rise(ActionUnit.LIP_CORNER_DEPRESSOR, frame);
        classes[DISGUST] = rise(ActionUnit.NOSE_WRINKLER, frame);
        classes[Measure.NEUTRAL.classIndex()] = 1 - Arrays.stream(classes).max().orElseThrow();
        return classes;
    }

    private double rise(ActionUnit unit, FrameReading frame) {
        return Math.max(0, frame.actionUnits()[unit.ordinal()] - rest[unit.ordinal()]);
    }
}
