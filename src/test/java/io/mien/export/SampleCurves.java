package io.mien.export;

import io.mien.results.AdCurves;
import io.mien.results.AdCurves.CountryBase;
import io.mien.results.AdCurves.MeasureCurves;
import io.mien.results.AdScores;
import io.mien.results.CountryCurve;
import io.mien.results.Disclosure;
import io.mien.results.Interval;
import io.mien.results.Lens;
import io.mien.results.MeasureWording;
import io.mien.trace.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Made-up curves of an ad in three countries, one of them with too few people and another with a gap. */
final class SampleCurves {
    private static final int SECONDS = 30;

    private SampleCurves() {}

    static AdCurves two() {
        return new AdCurves(
                UUID.fromString("0193a7f0-0000-7000-8000-000000000001"),
                "Umbrella & <sun>",
                1000 * SECONDS,
                2,
                List.of("expression_frame 1 sha256:0123"),
                false,
                List.of(
                        base("DE", "Germany", 1, 150, 12),
                        base("FR", "France", 2, 120, 30),
                        base("PL", "Poland", 3, 7, 0)),
                AdCurves.SHOWN.stream().map(SampleCurves::measure).toList());
    }

    private static CountryBase base(String code, String name, int slot, long valid, long excluded) {
        return new CountryBase(
                code, name, slot, valid, valid, valid, excluded, Disclosure.of(valid), Map.of("TOO_DARK", excluded));
    }

    private static MeasureCurves measure(Measure measure) {
        return new MeasureCurves(
                measure,
                Lens.usual(measure),
                MeasureWording.label(measure),
                MeasureWording.axis(measure),
                measure.hasShare() ? AdCurves.Unit.SHARE : AdCurves.Unit.MEAN,
                "Germany (150 valid for this measure) smiles most at 0:12, 40\u00a0%. Not enough people yet: Poland 7 of 10 needed.",
                List.of(
                        curve("DE", 150, measure == Measure.HAPPY ? 0.4 : 0.1, -1),
                        curve("FR", 120, measure == Measure.HAPPY ? 0.25 : 0.05, 20),
                        new CountryCurve("PL", 7, Disclosure.NOTHING, null, List.of(), List.of(), List.of())));
    }

    private static CountryCurve curve(String country, long people, double peak, int gap) {
        List<@Nullable Double> values = new ArrayList<>();
        List<Long> n = new ArrayList<>();
        for (int second = 0; second < SECONDS; second++) {
            double value = Math.round(10_000 * peak * Math.exp(-Math.pow((second - 12) / 5.0, 2))) / 10_000.0;
            values.add(second == gap ? null : (Double) value);
            n.add(second == gap ? 4L : people);
        }
        AdScores scores = new AdScores(
                peak / 3, peak, new Interval(peak - 0.03, peak + 0.03), new AdScores.Bin(12, peak), null, 0.01);
        return new CountryCurve(country, people, Disclosure.of(people), scores, values, List.of(), n);
    }
}
