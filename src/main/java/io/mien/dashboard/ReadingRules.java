package io.mien.dashboard;

import io.mien.platform.Wording;
import io.mien.results.CountryCurve;
import io.mien.results.SimultaneousBand;
import io.mien.trace.Thresholds;
import io.mien.trace.TraceSamples;
import io.quarkus.qute.TemplateData;
import java.util.Locale;

/** The rules behind the curves as pages explain them. */
@TemplateData(namespace = "readingRules")
public final class ReadingRules {
    private static final Thresholds.Expressing EXPRESSING =
            Thresholds.defaults().expressing();

    private ReadingRules() {}

    /** Percent that a model must give an expression. */
    public static long level() {
        return Math.round(100 * EXPRESSING.level());
    }

    /** Points of 100 that it must lie above the person's own neutral pause. */
    public static long above() {
        return Math.round(100 * EXPRESSING.above());
    }

    /** The same as a share: "0.20". */
    public static String aboveShare() {
        return String.format(Locale.ROOT, "%.2f", EXPRESSING.above());
    }

    /** Share of a bin from which on somebody looks at the screen. */
    public static double attentive() {
        return EXPRESSING.attentive();
    }

    /** Percent of cases in which a band holds the whole true curve. */
    public static long confidence() {
        return SimultaneousBand.confidence();
    }

    /** Seconds at the end of an ad that have a score of their own. */
    public static int endSeconds() {
        return CountryCurve.END_SECONDS;
    }

    /** "ten", times that a second of a visit's curve is read. */
    public static String timesASecond() {
        return Wording.number(1_000 / TraceSamples.TENTH_MS);
    }
}
