package io.mien.results;

import io.mien.campaign.Ad;
import io.mien.results.ScoredSums.InCountry;
import io.mien.trace.Measure;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Scores a campaign's ads from frozen figures, by the same rules as live ones. */
public final class FrozenScores {
    private FrozenScores() {}

    /** @param figures of each ad, of any measures */
    public static CampaignScores of(Measure measure, List<Ad> ads, Map<UUID, List<FrozenFigure>> figures) {
        return new CampaignScoring(
                        measure,
                        ads.stream()
                                .map(ad -> sums(ad, measure, figures.getOrDefault(ad.id, List.of())))
                                .toList())
                .scores();
    }

    private static ScoredSums sums(Ad ad, Measure measure, List<FrozenFigure> figures) {
        return new ScoredSums(
                ad.id,
                ad.title,
                figures.stream()
                        .filter(figure -> figure.measure() == measure)
                        .map(InCountry::of)
                        .toList());
    }
}
