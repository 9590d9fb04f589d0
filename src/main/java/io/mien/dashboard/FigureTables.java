package io.mien.dashboard;

import io.mien.campaign.AdMarkerSheet;
import io.mien.campaign.ValidPeople;
import io.mien.results.AdCurves.CountryBase;
import io.mien.results.AdCurves.MeasureCurves;
import io.mien.results.AdCurves.Unit;
import io.mien.results.AdScores;
import io.mien.results.CountryCurve;
import io.mien.results.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The figures behind a measure's chart.
 *
 * @param scores one row per country
 * @param heads countries that have a curve
 * @param seconds one row per second; empty when no country has a curve
 */
public record FigureTables(List<Score> scores, List<String> heads, List<Second> seconds) {
    private static final String NONE = "\u2013";

    /** One country's scores as they are read. */
    public record Score(
            String name, int slot, long valid, String average, String peak, String lowest, String ever, String end) {}

    /**
     * One second: when, then a figure and its n per country.
     *
     * @param marker what begins there; empty where nothing does
     */
    public record Second(String at, String marker, List<String> cells) {}

    static FigureTables of(List<CountryBase> countries, MeasureCurves measure, List<AdMarkerSheet.Line> markers) {
        Map<String, CountryBase> named =
                countries.stream().collect(Collectors.toMap(CountryBase::code, Function.identity()));
        List<CountryCurve> drawn = measure.countries().stream()
                .filter(curve -> !curve.values().isEmpty())
                .toList();
        return new FigureTables(
                measure.countries().stream()
                        .map(curve -> score(named.get(curve.country()), curve, measure.unit()))
                        .toList(),
                drawn.stream().map(curve -> named.get(curve.country()).name()).toList(),
                seconds(drawn, measure.unit(), markers));
    }

    private static Score score(CountryBase country, CountryCurve curve, Unit unit) {
        int slot = AdResultPage.slotClass(country.slot());
        AdScores scores = curve.scores();
        if (scores == null) {
            String few = "%d of %d needed".formatted(curve.people(), ValidPeople.MIN_FIGURE);
            return new Score(country.name(), slot, curve.people(), few, NONE, NONE, NONE, NONE);
        }
        return new Score(
                country.name(),
                slot,
                curve.people(),
                figure(unit, scores.average()),
                bin(unit, scores.peak()),
                bin(unit, scores.lowest()),
                figure(unit, scores.ever()) + range(scores.everRange()),
                figure(unit, scores.end()));
    }

    private static List<Second> seconds(List<CountryCurve> drawn, Unit unit, List<AdMarkerSheet.Line> markers) {
        List<Second> rows = new ArrayList<>();
        int bins = drawn.isEmpty() ? 0 : drawn.get(0).values().size();
        for (int second = 0; second < bins; second++) {
            int at = second;
            rows.add(new Second(
                    clock(at),
                    markers.stream()
                            .filter(marker -> marker.second() == at)
                            .map(AdMarkerSheet.Line::name)
                            .collect(Collectors.joining(", ")),
                    drawn.stream()
                            .map(curve -> figure(unit, curve.values().get(at))
                                    + " (n "
                                    + curve.n().get(at) + ")")
                            .toList()));
        }
        return rows;
    }

    private static String bin(Unit unit, AdScores.@Nullable Bin bin) {
        return bin == null ? NONE : figure(unit, bin.value()) + " at " + clock(bin.second());
    }

    private static String range(@Nullable Interval range) {
        return range == null
                ? ""
                : " (%d\u2013%d)".formatted(Math.round(100 * range.low()), Math.round(100 * range.high()));
    }

    static String figure(Unit unit, @Nullable Double value) {
        if (value == null) {
            return NONE;
        }
        long points = Math.round(100 * value);
        return unit == Unit.SHARE
                ? points + "\u00a0%"
                : (points > 0 ? "+" : points < 0 ? "\u2212" : "") + Math.abs(points);
    }

    private static String clock(int second) {
        return "%d:%02d".formatted(second / 60, second % 60);
    }
}
