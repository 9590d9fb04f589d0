package io.mien.dashboard;

import io.mien.campaign.ValidPeople;
import io.mien.results.Interval;
import io.mien.results.MeasureWording;
import io.mien.results.RankCorrelation;
import io.mien.results.StatedScores;
import io.mien.results.StatedScores.Line;
import io.mien.trace.Measure;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people said beside what their faces showed, as it is read. */
public record StatedPage(UUID campaignId, String measure, String label, StatedScores scores, List<Row> rows) {
    private static final String NONE = "\u2013";

    /** Figures as they are read, each with its interval. */
    public record Row(
            UUID adId,
            String ad,
            String country,
            int slot,
            long people,
            String stated,
            String shown,
            String together) {}

    static StatedPage of(UUID campaignId, Measure measure, StatedScores scores) {
        return new StatedPage(
                campaignId,
                measure.name(),
                MeasureWording.label(measure),
                scores,
                scores.lines().stream().map(StatedPage::row).toList());
    }

    public boolean isChoosable() {
        return scores.questions().size() > 1;
    }

    private static Row row(Line line) {
        StatedScores.Mean stated = line.stated();
        StatedScores.Share shown = line.shown();
        return new Row(
                line.adId(),
                line.ad(),
                line.country(),
                AdResultPage.slotClass(line.slot()),
                line.people(),
                stated == null
                        ? "%d of %d needed".formatted(line.people(), ValidPeople.MIN_FIGURE)
                        : decimal("%.1f", stated.value()) + range("%.1f", stated.interval()),
                shown == null ? NONE : share(shown),
                together(line.together()));
    }

    private static String share(StatedScores.Share shown) {
        return "%d\u00a0%% (%d\u2013%d)"
                .formatted(
                        Math.round(100 * shown.value()),
                        Math.round(100 * shown.interval().low()),
                        Math.round(100 * shown.interval().high()));
    }

    private static String together(@Nullable RankCorrelation together) {
        return together == null ? NONE : decimal("%.2f", together.value()) + range("%.2f", together.interval());
    }

    private static String range(String format, Interval interval) {
        return " (" + decimal(format, interval.low()) + " to " + decimal(format, interval.high()) + ")";
    }

    private static String decimal(String format, double value) {
        return String.format(Locale.ROOT, format, value).replace('-', '\u2212');
    }
}
