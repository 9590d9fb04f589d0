package io.mien.results;

import io.mien.campaign.Ad;
import io.mien.campaign.Country;
import io.mien.results.Comparison.Side;
import io.mien.results.KeyMoments.Moment;
import io.mien.trace.Measure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Judges the curves of an ad: whether their shape holds, which moments come again, whether people react together. */
@ApplicationScoped
class CurveShapes {
    private final AdResults results;
    private final Kept<Map<String, Shape>> shapes = new Kept<>();

    CurveShapes(AdResults results) {
        this.results = results;
    }

    private record Shape(Reliability reliability, List<Moment> moments, Synchrony synchrony) {}

    /** Of each country that has a curve. */
    List<CurveShape> of(AdByCountry state, Measure measure) {
        return judged(state, measure).entrySet().stream()
                .map(shape -> told(shape.getKey(), state.slot(shape.getKey()), shape.getValue()))
                .toList();
    }

    /** In words, of those among the sides that have a curve. */
    List<String> synchrony(AdByCountry state, Measure measure, List<Side> sides) {
        Map<String, Shape> judged = judged(state, measure);
        return sides.stream()
                .filter(side -> judged.containsKey(side.code()))
                .map(side -> together(side, judged.get(side.code()).synchrony()))
                .toList();
    }

    private Map<String, Shape> judged(AdByCountry state, Measure measure) {
        return shapes.of(state.digest() + measure, () -> {
            Map<String, Shape> judged = new LinkedHashMap<>();
            state.drawn(measure)
                    .forEach(country ->
                            judged.put(country, shape(state.ad(), country, measure, state.of(country, measure))));
            return judged;
        });
    }

    private Shape shape(Ad ad, String country, Measure measure, MeasureSums sums) {
        PersonTraces people = new PersonTraces(results.counted(ad, country));
        double[][] values = people.of(measure);
        long seed = FamilyTests.seed(ad.id, measure, country);
        @Nullable
        Interval[] band = measure.hasShare() ? SimultaneousBand.ofShares(sums) : SimultaneousBand.ofMeans(sums);
        return new Shape(
                Reliability.of(values, seed),
                KeyMoments.of(values, band, seed),
                Synchrony.of(people.changes(Measure.EXPRESSIVENESS), seed));
    }

    private static CurveShape told(String country, int slot, Shape shape) {
        List<Moment> recurring = shape.moments().stream()
                .filter(moment -> moment.recurrence() >= KeyMoments.MIN_RECURRENCE)
                .toList();
        return new CurveShape(
                Country.named(country).name(),
                slot,
                shape.reliability(),
                shape.reliability().isShapeReliable() ? recurring : List.of(),
                shape.moments().size() - recurring.size());
    }

    private static String together(Side side, Synchrony synchrony) {
        return "%s: %s (%s to %s), %s"
                .formatted(
                        side.name(),
                        StatisticsWording.decimals(synchrony.value()),
                        StatisticsWording.decimals(synchrony.interval().low()),
                        StatisticsWording.decimals(synchrony.interval().high()),
                        synchrony.p() <= SimultaneousBand.ALPHA ? "more than by chance" : "no more than by chance");
    }
}
