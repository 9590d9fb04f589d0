package io.mien.results;

import io.mien.campaign.Country;
import io.mien.platform.Digest;
import io.mien.results.CampaignScores.AdName;
import io.mien.results.CampaignScores.Cell;
import io.mien.results.CampaignScores.CountryScores;
import io.mien.results.ScoredSums.InCountry;
import io.mien.trace.Measure;
import java.security.MessageDigest;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Scores ads by country. Levels differ between countries for reasons that have nothing to do with an ad, so each score is drawn
 * towards the mean of the ads in its own country, never towards another country's.
 */
final class CampaignScoring {
    private static final int DIGITS = 12;

    private final Measure measure;
    private final List<ScoredSums> ads;

    CampaignScoring(Measure measure, List<ScoredSums> ads) {
        this.measure = measure;
        this.ads = ads;
    }

    CampaignScores scores() {
        List<InCountry> countries = countries();
        return new CampaignScores(
                measure,
                "Share of viewers who " + Verdict.plural(measure) + " at least once",
                ads.stream().map(ad -> new AdName(ad.adId(), ad.title())).toList(),
                countries.stream()
                        .map(country -> scores(country.country(), country.slot()))
                        .toList(),
                new AdRanker(ads)
                        .ranking(countries.stream().map(InCountry::country).toList()),
                all().stream()
                        .filter(figure -> figure.sums() != null)
                        .flatMap(figure -> figure.models().stream())
                        .distinct()
                        .toList(),
                all().stream().allMatch(InCountry::commercialUse),
                Measure.SPEC_VERSION,
                digest());
    }

    /** One figure of each country, in the order of their places; releases of different days may give two the same place. */
    private List<InCountry> countries() {
        Map<String, InCountry> byCode = new TreeMap<>();
        all().forEach(figure -> byCode.putIfAbsent(figure.country(), figure));
        return byCode.values().stream()
                .sorted(Comparator.comparingInt(InCountry::slot))
                .toList();
    }

    private List<InCountry> all() {
        return ads.stream().flatMap(ad -> ad.countries().stream()).toList();
    }

    private CountryScores scores(String country, int slot) {
        List<Optional<InCountry>> figures =
                ads.stream().map(ad -> AdRanker.in(ad, country)).toList();
        List<EverShown> known = figures.stream()
                .map(figure -> figure.map(AdRanker::shown).orElse(null))
                .filter(Objects::nonNull)
                .toList();
        Shrinkage among = known.isEmpty() ? null : AdRanker.among(known);
        List<Cell> cells = figures.stream().map(figure -> cell(figure, among)).toList();
        return new CountryScores(country, Country.named(country).name(), slot, cells);
    }

    private static Cell cell(Optional<InCountry> figure, @Nullable Shrinkage among) {
        MeasureSums sums = figure.map(InCountry::sums).orElse(null);
        if (sums == null) {
            return new Cell(0, figure.isPresent(), null);
        }
        EverShown shown = EverShown.of(sums);
        return new Cell(
                sums.people(),
                false,
                shown == null || among == null ? null : Shrunken.of(among, shown.share(), shown.error()));
    }

    private String digest() {
        MessageDigest digest = Digest.sha256();
        all().stream().map(InCountry::sums).filter(Objects::nonNull).forEach(sums -> digest.update(sums.encode()));
        return HexFormat.of().formatHex(digest.digest()).substring(0, DIGITS);
    }
}
