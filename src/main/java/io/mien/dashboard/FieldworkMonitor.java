package io.mien.dashboard;

import io.mien.campaign.Campaign;
import io.mien.campaign.Country;
import io.mien.fieldwork.VisitGroup;
import io.mien.fieldwork.VisitLedger;
import io.mien.results.AdPeople;
import io.mien.results.AdResults;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Reads how a campaign's fieldwork stands. */
@ApplicationScoped
class FieldworkMonitor {
    private final VisitLedger ledger;
    private final VisitCounts counts;
    private final AdResults results;
    private final Clock clock;

    FieldworkMonitor(VisitLedger ledger, VisitCounts counts, AdResults results, Clock clock) {
        this.ledger = ledger;
        this.counts = counts;
        this.results = results;
        this.clock = clock;
    }

    @Transactional
    Progress progress(UUID campaignId) {
        Campaign campaign = Campaign.required(campaignId);
        List<VisitGroup> groups = ledger.groups(campaignId);
        return Progress.of(
                campaign,
                countries(campaign, groups),
                Funnel.of(groups),
                new Progress.Technique(
                        counts.parked(campaignId),
                        counts.waits(campaignId),
                        counts.hereNow(campaignId, clock.instant())));
    }

    /** The countries' figures as the cells of a file, each with what the models behind them allow. */
    @Transactional
    List<List<String>> table(UUID campaignId) {
        Set<String> narrow = counts.underNarrowTerms(campaignId);
        return progress(campaignId).countries().stream()
                .map(country -> Stream.concat(
                                country.cells().stream(),
                                Stream.of(TermsWording.of(
                                        !narrow.contains(country.country().code()))))
                        .toList())
                .toList();
    }

    static List<String> columns() {
        return Stream.concat(CountryProgress.columns().stream(), Stream.of("model_terms"))
                .toList();
    }

    private List<CountryProgress> countries(Campaign campaign, List<VisitGroup> groups) {
        Map<String, VisitCounts.HeldUp> heldUp = counts.heldUp(campaign.id);
        Map<UUID, Map<String, AdPeople>> people = results.people(campaign);
        return campaign.targets().stream()
                .map(target -> CountryProgress.of(
                        Country.named(target.country),
                        target.target,
                        groups.stream()
                                .filter(group -> group.country().equals(target.country))
                                .toList(),
                        heldUp.getOrDefault(target.country, VisitCounts.HeldUp.NONE),
                        ads(campaign, target.country, people)))
                .toList();
    }

    private static List<AdCount> ads(Campaign campaign, String country, Map<UUID, Map<String, AdPeople>> people) {
        return campaign.ads().stream()
                .map(ad -> new AdCount(
                        ad.id,
                        ad.title,
                        Objects.requireNonNull(people.get(ad.id)).getOrDefault(country, new AdPeople(0, 0))))
                .toList();
    }
}
