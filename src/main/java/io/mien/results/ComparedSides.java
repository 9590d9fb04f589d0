package io.mien.results;

import io.mien.trace.Measure;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which two countries of an ad are compared. */
final class ComparedSides {
    private ComparedSides() {}

    /** Two countries with a curve: those asked for, those that differ most surely, or those with most people. */
    static Optional<List<String>> of(AdByCountry state, Optional<ComparisonFamily> family, AdInsights.Asked asked) {
        List<String> shown = byPeople(state, asked.measure());
        if (shown.contains(asked.first())
                && shown.contains(asked.second())
                && !asked.first().equals(asked.second())) {
            return Optional.of(List.of(asked.first(), asked.second()));
        }
        Optional<List<String>> surest = family.flatMap(
                        each -> ComparedPair.strongest(each.id, state.ad().id, asked.measure()))
                .map(pair -> List.of(pair.firstCountry, pair.secondCountry))
                .filter(shown::containsAll);
        if (surest.isPresent()) {
            return surest;
        }
        return shown.size() < 2
                ? Optional.empty()
                : Optional.of(shown.subList(0, 2).stream().sorted().toList());
    }

    private static List<String> byPeople(AdByCountry state, Measure measure) {
        return state.drawn(measure).stream()
                .sorted(Comparator.comparingLong(
                                (String country) -> state.of(country, measure).people())
                        .reversed())
                .toList();
    }
}
