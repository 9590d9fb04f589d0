package io.mien.dashboard;

import io.mien.campaign.AdMarkerSheet;
import io.mien.results.AdCurves.CountryBase;
import io.mien.results.AdCurves.MeasureCurves;
import io.mien.results.AdCurves.Unit;
import io.mien.results.CountryCurve;
import java.util.List;
import java.util.Optional;

/**
 * The markers of an ad with what the measure did around them.
 *
 * @param heads countries that have a curve
 */
public record MarkerFigures(List<String> heads, List<Row> rows) {
    /** Seconds on each side; after less than that the ad is over. */
    private static final int WINDOW = CountryCurve.END_SECONDS;

    private static final String NONE = "\u2013";

    /** @param cells "12 % to 30 %, n 148" for each head */
    public record Row(AdMarkerSheet.Line line, List<String> cells) {}

    static MarkerFigures of(List<AdMarkerSheet.Line> markers, List<CountryBase> countries, MeasureCurves measure) {
        List<CountryCurve> drawn = measure.countries().stream()
                .filter(curve -> !curve.values().isEmpty())
                .toList();
        return new MarkerFigures(
                drawn.stream().map(curve -> name(countries, curve)).toList(),
                markers.stream()
                        .map(line -> new Row(
                                line,
                                drawn.stream()
                                        .map(curve -> around(curve, line.second(), measure.unit()))
                                        .toList()))
                        .toList());
    }

    private static String name(List<CountryBase> countries, CountryCurve curve) {
        return countries.stream()
                .filter(country -> country.code().equals(curve.country()))
                .map(CountryBase::name)
                .findFirst()
                .orElse(curve.country());
    }

    private static String around(CountryCurve curve, int second, Unit unit) {
        Optional<Mean> before = mean(curve, second - WINDOW, second);
        Optional<Mean> after = mean(curve, second, second + WINDOW);
        if (before.isEmpty() || after.isEmpty()) {
            return NONE;
        }
        long n = Math.min(before.get().people(), after.get().people());
        return "%s to %s, n %d"
                .formatted(
                        FigureTables.figure(unit, before.get().value()),
                        FigureTables.figure(unit, after.get().value()),
                        n);
    }

    /** @param people fewest of its seconds */
    private record Mean(double value, long people) {}

    /** Empty where the window leaves the ad or one of its seconds has too few people. */
    private static Optional<Mean> mean(CountryCurve curve, int from, int to) {
        if (from < 0 || to > curve.values().size()) {
            return Optional.empty();
        }
        double sum = 0;
        long n = 0;
        long least = Long.MAX_VALUE;
        for (int second = from; second < to; second++) {
            Double value = curve.values().get(second);
            if (value == null) {
                return Optional.empty();
            }
            sum += value * curve.n().get(second);
            n += curve.n().get(second);
            least = Math.min(least, curve.n().get(second));
        }
        return Optional.of(new Mean(sum / n, least));
    }
}
