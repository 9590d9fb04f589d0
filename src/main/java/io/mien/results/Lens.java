package io.mien.results;

import io.mien.trace.Measure;
import java.util.List;

/**
 * How a measure is looked at over time. What is offered is what the sums of section 5 of the method page allow: they hold how many
 * show a measure and by how much people differ from their own neutral pause, not how strong a face was before that.
 */
public enum Lens {
    /** How many people show it. */
    SHARE("Share"),
    /** How much of it people show on average, of what has no neutral pause. */
    MEAN("Mean"),
    /** By how much people differ on average from their own neutral pause. */
    BASELINE("Own baseline");

    private final String label;

    Lens(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** The lenses of a measure, the usual one first. */
    public static List<Lens> offered(Measure measure) {
        return switch (measure) {
            case VALENCE -> List.of(BASELINE);
            case ATTENTION, TALKING, MOUTH_COVERED -> List.of(SHARE, MEAN);
            default -> List.of(SHARE, BASELINE);
        };
    }

    /** The one that verdicts, comparisons and exports are of. */
    public static Lens usual(Measure measure) {
        return offered(measure).get(0);
    }

    /** This lens; where a measure has none of it, the one that comes closest. */
    public Lens nearest(Measure measure) {
        List<Lens> offered = offered(measure);
        return offered.contains(this) ? this : offered.get(this == SHARE ? 0 : offered.size() - 1);
    }

    /** What it shows, for the method drawer. */
    public String meaning(Measure measure) {
        return switch (this) {
            case SHARE ->
                "How many people of those with a value in the second show it: yes or no for each person, K / n.";
            case MEAN -> "The mean over people of the share of each second in which they show it, S / n.";
            case BASELINE ->
                "The mean over people of the change in %s from each one\u2019s own neutral pause, in points, S / n. A level without that pause is not offered: it is not kept."
                        .formatted(MeasureWording.noun(measure));
        };
    }
}
