package io.mien.results;

import io.mien.campaign.Ad;
import io.mien.campaign.Country;
import io.mien.fieldwork.Headcount;
import io.mien.fieldwork.WhichPeople;
import io.mien.results.AdCurves.CountryBase;
import io.mien.results.AdCurves.MeasureCurves;
import io.mien.trace.Measure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Draws an ad from frozen figures: nothing in it comes from a person whom they leave out, not even a count. */
public final class FrozenCurves {
    private FrozenCurves() {}

    /** @param figures of this ad, one a measure and country */
    public static AdCurves of(Ad ad, List<FrozenFigure> figures, Lens lens) {
        return new AdCurves(
                ad.id,
                ad.title,
                ad.durationMs,
                Measure.SPEC_VERSION,
                figures.stream()
                        .flatMap(figure -> figure.models().stream())
                        .distinct()
                        .toList(),
                figures.stream().allMatch(FrozenFigure::commercialUse),
                bases(figures),
                AdCurves.SHOWN.stream()
                        .map(measure -> curves(measure, lens.nearest(measure), figures))
                        .toList());
    }

    private static List<CountryBase> bases(List<FrozenFigure> figures) {
        Map<Integer, List<FrozenFigure>> bySlot =
                figures.stream().collect(Collectors.groupingBy(FrozenFigure::slot, TreeMap::new, Collectors.toList()));
        List<CountryBase> bases = new ArrayList<>();
        bySlot.forEach((slot, own) -> {
            String country = own.get(0).country();
            Headcount people = AdHeadcount.of(measure -> people(own, measure)).with(WhichPeople.LEFT_OUT_OF_AD, 0);
            if (people.of(WhichPeople.FOR_AD) > 0) {
                bases.add(CountryBase.of(Country.named(country), slot, people, Map.of()));
            }
        });
        return bases;
    }

    private static long people(List<FrozenFigure> figures, Measure measure) {
        return figures.stream()
                .filter(figure -> figure.measure() == measure)
                .map(FrozenFigure::sums)
                .filter(Objects::nonNull)
                .mapToLong(MeasureSums::people)
                .sum();
    }

    private static MeasureCurves curves(Measure measure, Lens lens, List<FrozenFigure> figures) {
        Map<String, MeasureSums> shown = new LinkedHashMap<>();
        List<String> away = new ArrayList<>();
        figures.stream().filter(figure -> figure.measure() == measure).forEach(figure -> {
            if (figure.sums() == null) {
                away.add(Country.named(figure.country()).name());
            } else {
                shown.put(figure.country(), figure.sums());
            }
        });
        List<CountryCurve> curves = shown.entrySet().stream()
                .map(country -> CountryCurve.of(country.getKey(), lens, country.getValue()))
                .toList();
        return MeasureCurves.of(measure, lens, verdict(measure, lens, curves, away), curves);
    }

    private static String verdict(Measure measure, Lens lens, List<CountryCurve> curves, List<String> away) {
        List<String> sentences = new ArrayList<>();
        if (!curves.isEmpty()) {
            sentences.add(Verdict.of(measure, lens, curves));
        }
        if (!away.isEmpty()) {
            sentences.add("Being renewed: " + String.join(", ", away) + ".");
        }
        return sentences.isEmpty() ? "Not published yet." : String.join(" ", sentences);
    }
}
