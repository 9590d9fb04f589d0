package io.mien.results;

import io.mien.trace.Measure;
import java.util.Locale;

/** What measures are called on screen. Raw "anger" misleads: a frowning viewer concentrates or is confused. */
public final class MeasureWording {
    private MeasureWording() {}

    public static String label(Measure measure) {
        return switch (measure) {
            case HAPPY -> "Happy";
            case SURPRISE -> "Surprise";
            case NEGATIVE -> "Negative";
            case EXPRESSIVENESS -> "Expressiveness";
            case ATTENTION -> "Attention";
            case VALENCE -> "Valence";
            case NEUTRAL -> "Neutral";
            case SAD -> "Sadness";
            case ANGER -> "Frown/concentration";
            case FEAR -> "Fear";
            case DISGUST -> "Disgust";
            case CONTEMPT -> "Contempt";
            case TALKING -> "Talking";
            case MOUTH_COVERED -> "Mouth covered";
            case SMILE -> "Smile (AU12)";
            case BROW_FURROW -> "Frown/concentration (AU4)";
            case BROW_RAISE -> "Raised brows (AU1+2)";
            case NOSE_WRINKLE -> "Wrinkled nose (AU9)";
            case LIP_CORNER_DOWN -> "Lip corners down (AU15)";
            case MOUTH_OPEN -> "Open mouth (AU26)";
            case EYE_CLOSURE -> "Closed eyes (AU43)";
        };
    }

    /** What the y axis shows through a lens. */
    public static String axis(Measure measure, Lens lens) {
        if (lens == Lens.usual(measure)) {
            return axis(measure);
        }
        if (lens == Lens.MEAN) {
            return "Mean share of the time "
                    + (measure == Measure.ATTENTION
                            ? "looking at the screen"
                            : "of " + label(measure).toLowerCase(Locale.ROOT))
                    + ", per second";
        }
        return measure == Measure.EXPRESSIVENESS
                ? "Mean strength of the strongest expression above each viewer\u2019s own neutral pause, per second"
                : "Mean change in %s from each viewer\u2019s own neutral pause, per second".formatted(noun(measure));
    }

    /** Within a sentence: "smiling". */
    static String noun(Measure measure) {
        return switch (measure) {
            case HAPPY -> "smiling";
            case NEGATIVE -> "negative expressions";
            default -> label(measure).toLowerCase(Locale.ROOT);
        };
    }

    /** What the y axis shows as a rule. */
    public static String axis(Measure measure) {
        return switch (measure) {
            case HAPPY -> "Share of viewers smiling, per second";
            case SURPRISE -> "Share of viewers showing surprise, per second";
            case NEGATIVE -> "Share of viewers showing a negative expression, per second";
            case EXPRESSIVENESS -> "Share of viewers reacting with any expression, per second";
            case ATTENTION -> "Share of viewers looking at the screen, per second";
            case TALKING -> "Share of viewers talking, per second";
            case MOUTH_COVERED -> "Share of viewers with a covered mouth, per second";
            case VALENCE -> "Mean valence against each viewer\u2019s own neutral pause, per second";
            default -> "Share of viewers showing " + label(measure).toLowerCase(Locale.ROOT) + ", per second";
        };
    }
}
