package io.mien.dashboard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.mien.results.AdInsight;
import io.mien.results.Comparison;
import io.mien.results.CurveShape;
import io.mien.results.KeyMoments.Moment;
import io.mien.trace.Measure;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The part of an ad's page that compares countries and names moments.
 *
 * @param comparison null while fewer than two countries have a curve
 * @param difference the comparison as the chart reads it
 */
public record AdInsightPage(
        UUID campaignId,
        UUID adId,
        String measure,
        @Nullable Comparison comparison,
        String difference,
        List<CurveShape> shapes,
        List<String> synchrony,
        List<Side> sides) {

    /** A country that can be compared. */
    public record Side(String code, String name, boolean first, boolean second) {}

    static AdInsightPage of(
            UUID campaignId, UUID adId, Measure measure, AdInsight insight, List<Side> sides, ObjectMapper json) {
        Comparison comparison = insight.comparison();
        return new AdInsightPage(
                campaignId,
                adId,
                measure.name(),
                comparison,
                comparison == null ? "" : written(comparison, json),
                insight.shapes(),
                insight.synchrony(),
                sides);
    }

    private static String written(Comparison comparison, ObjectMapper json) {
        try {
            return json.writeValueAsString(comparison);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether there is another pair than the one shown. */
    public boolean isChoosable() {
        return sides.size() > 2;
    }

    /** "0:12, 41 %, in 97 % of resamples". */
    public String words(Moment moment) {
        return "%d:%02d, %s, in %d\u00a0%% of resamples"
                .formatted(
                        moment.second() / 60,
                        moment.second() % 60,
                        Measure.valueOf(measure).hasShare()
                                ? Math.round(100 * moment.value()) + "\u00a0%"
                                : Long.toString(Math.round(100 * moment.value())),
                        Math.round(100 * moment.recurrence()));
    }
}
