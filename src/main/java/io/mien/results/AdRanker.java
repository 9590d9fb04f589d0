package io.mien.results;

import io.mien.campaign.Country;
import io.mien.campaign.ValidPeople;
import io.mien.fieldwork.WhichPeople;
import io.mien.results.AdRanking.RankedAd;
import io.mien.results.RankIntervals.Ranks;
import io.mien.results.ScoredSums.InCountry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Orders ads by their mean over the countries in which each of them has enough people, every country counting the same. */
final class AdRanker {
    private final List<ScoredSums> ads;

    AdRanker(List<ScoredSums> ads) {
        this.ads = ads;
    }

    /** @param countries codes, in the order in which they are named */
    AdRanking ranking(List<String> countries) {
        if (ads.size() < 2) {
            return new AdRanking("One ad alone has no rank.", List.of(), List.of());
        }
        List<String> shared = countries.stream().filter(this::isKnownOfAll).toList();
        if (shared.isEmpty()) {
            return new AdRanking(
                    "The ads cannot be ranked: in no country has each of them %d people %s."
                            .formatted(ValidPeople.MIN_FIGURE, WhichPeople.FOR_MEASURE.words()),
                    List.of(),
                    List.of());
        }
        List<RankedAd> ranked = ranked(shared);
        return new AdRanking(
                sentence(ranked),
                shared.stream().map(country -> Country.named(country).name()).toList(),
                ranked);
    }

    private boolean isKnownOfAll(String country) {
        return ads.stream().allMatch(ad -> in(ad, country).map(AdRanker::shown).isPresent());
    }

    private List<RankedAd> ranked(List<String> countries) {
        double[] values = new double[ads.size()];
        double[] errors = new double[ads.size()];
        long[] people = new long[ads.size()];
        for (int i = 0; i < values.length; i++) {
            List<EverShown> shown = shown(ads.get(i), countries);
            values[i] = shown.stream().mapToDouble(EverShown::share).average().orElseThrow();
            errors[i] = Math.sqrt(shown.stream()
                            .mapToDouble(each -> each.error() * each.error())
                            .sum())
                    / shown.size();
            people[i] = shown.stream().mapToLong(EverShown::people).sum();
        }
        Shrinkage among = Shrinkage.of(values, errors);
        Ranks[] ranks = RankIntervals.of(values, errors);
        List<RankedAd> ranked = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            ScoredSums ad = ads.get(i);
            Shrunken score = Shrunken.of(among, values[i], errors[i]);
            ranked.add(new RankedAd(ad.adId(), ad.title(), people[i], score, ranks[i].best(), ranks[i].worst()));
        }
        return ranked.stream()
                .sorted(Comparator.comparingDouble((RankedAd ad) -> ad.score().raw())
                        .reversed())
                .toList();
    }

    private static List<EverShown> shown(ScoredSums ad, List<String> countries) {
        return countries.stream()
                .map(country -> in(ad, country).map(AdRanker::shown).orElseThrow())
                .toList();
    }

    static Optional<InCountry> in(ScoredSums ad, String country) {
        return ad.countries().stream()
                .filter(figure -> figure.country().equals(country))
                .findFirst();
    }

    static @Nullable EverShown shown(InCountry figure) {
        MeasureSums sums = figure.sums();
        return sums == null ? null : EverShown.of(sums);
    }

    static Shrinkage among(List<EverShown> shown) {
        return Shrinkage.of(
                shown.stream().mapToDouble(EverShown::share).toArray(),
                shown.stream().mapToDouble(EverShown::error).toArray());
    }

    /** @param ranked highest first */
    private static String sentence(List<RankedAd> ranked) {
        int last = ranked.size();
        if (ranked.stream().allMatch(ad -> ad.best() == 1 && ad.worst() == last)) {
            return "The ads cannot be ranked: they differ no more than chance would make them.";
        }
        if (ranked.stream().allMatch(RankedAd::isCertain)) {
            return ranked.stream().map(RankedAd::title).collect(Collectors.joining(", then "))
                    + ": the order is clear.";
        }
        List<RankedAd> leading = ranked.stream().filter(ad -> ad.best() == 1).toList();
        String first = leading.size() == 1
                ? leading.get(0).title() + " is ahead of all others"
                : "It cannot be told which is first of " + titles(leading);
        List<RankedAd> behind = ranked.stream().filter(ad -> ad.best() > 1).toList();
        return first
                + (leading.size() == 1
                        ? "; the order of the others cannot be told in full."
                        : "; " + titles(behind) + (behind.size() == 1 ? " is" : " are") + " behind.");
    }

    /** "A, B and C". */
    private static String titles(List<RankedAd> ads) {
        List<String> titles = ads.stream().map(RankedAd::title).toList();
        int last = titles.size() - 1;
        return last < 1 ? titles.get(0) : String.join(", ", titles.subList(0, last)) + " and " + titles.get(last);
    }
}
