package io.mien.dashboard;

import io.mien.results.Shrunken;
import java.util.Locale;

/**
 * Where a score, its interval and its raw value lie on a line from 0 to 100 %, as lengths of a drawing.
 *
 * @param low lower end of the interval
 * @param high upper end
 * @param value drawn towards the mean
 * @param counted as it was counted
 */
public record ScorePlot(String low, String high, String value, String counted) {

    static ScorePlot of(Shrunken score) {
        return new ScorePlot(
                place(score.interval().low()),
                place(score.interval().high()),
                place(score.value()),
                place(score.raw()));
    }

    /** Dots at both ends of the line stay whole. */
    private static String place(double share) {
        return String.format(Locale.ROOT, "%.1f%%", 4 + 92 * share);
    }
}
