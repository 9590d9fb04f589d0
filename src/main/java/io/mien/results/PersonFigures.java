package io.mien.results;

import io.mien.campaign.Country;
import io.mien.results.Comparison.Side;
import io.mien.trace.Measure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** One figure per person, as comparisons need them; the same people are read once. */
@ApplicationScoped
class PersonFigures {
    private final AdResults results;
    private final Kept<Map<Measure, Map<String, Figures>>> figures = new Kept<>();

    PersonFigures(AdResults results) {
        this.results = results;
    }

    /** @param figures one per person for looking while people arrive, @param averages over the ad */
    private record Figures(Scalar figures, Scalar averages) {}

    ComparedFigures of(AdByCountry state, Measure measure, String first, String second) {
        Map<String, Figures> known = figures(state).get(measure);
        Figures one = known.get(first);
        Figures other = known.get(second);
        return new ComparedFigures(
                measure,
                side(state, measure, first),
                side(state, measure, second),
                state.of(first, measure),
                state.of(second, measure),
                one.figures(),
                other.figures(),
                one.averages(),
                other.averages());
    }

    private static Side side(AdByCountry state, Measure measure, String country) {
        return new Side(
                country,
                Country.named(country).name(),
                state.slot(country),
                state.of(country, measure).people());
    }

    private Map<Measure, Map<String, Figures>> figures(AdByCountry state) {
        return figures.of(state.digest(), () -> {
            Map<Measure, Map<String, Figures>> all = new EnumMap<>(Measure.class);
            state.countries().forEach(country -> {
                PersonTraces people = new PersonTraces(results.counted(state.ad(), country));
                for (Measure measure : AdCurves.SHOWN) {
                    double[][] values = people.of(measure);
                    all.computeIfAbsent(measure, ignored -> new LinkedHashMap<>())
                            .put(
                                    country,
                                    new Figures(PersonTraces.scalar(measure, values), PersonTraces.averages(values)));
                }
            });
            return all;
        });
    }
}
