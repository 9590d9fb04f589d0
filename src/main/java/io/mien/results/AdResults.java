package io.mien.results;

import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.campaign.Country;
import io.mien.campaign.CountryTarget;
import io.mien.results.AdCurves.CountryBase;
import io.mien.results.AdCurves.MeasureCurves;
import io.mien.trace.Measure;
import io.mien.trace.TraceSamples;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/** What an ad did in each country. */
@ApplicationScoped
public class AdResults {
    private final Aggregates aggregates;

    AdResults(Aggregates aggregates) {
        this.aggregates = aggregates;
    }

    /** The ad's curves as far as the number of people allows; a foreign or unknown ad is not found. */
    @Transactional
    public AdCurves of(UUID campaignId, UUID adId) {
        return of(campaignId, adId, Lens.SHARE);
    }

    /** The same through a lens, or through the nearest that a measure has. */
    @Transactional
    public AdCurves of(UUID campaignId, UUID adId, Lens lens) {
        Campaign campaign = Campaign.required(campaignId);
        Ad ad = Ad.required(campaign.id, adId);
        Map<String, AdFold> folds = aggregates.folds(adId, countries(campaignId), bins(ad));
        Map<String, AdSums> sums = new LinkedHashMap<>();
        folds.forEach((country, fold) -> sums.put(country, fold.sums()));
        return new AdCurves(
                adId,
                ad.title,
                ad.durationMs,
                Measure.SPEC_VERSION,
                models(folds.values()),
                folds.values().stream().allMatch(AdFold::commercialUse),
                bases(folds),
                AdCurves.SHOWN.stream()
                        .map(measure -> MeasureCurves.of(measure, lens.nearest(measure), sums))
                        .toList());
    }

    /** The sums of each country as of now, in the order of {@link #countries}. */
    @Transactional(Transactional.TxType.MANDATORY)
    Map<String, AdSums> sums(Ad ad, UUID campaignId) {
        Map<String, AdSums> sums = new LinkedHashMap<>();
        aggregates
                .folds(ad.id, countries(campaignId), bins(ad))
                .forEach((country, fold) -> sums.put(country, fold.sums()));
        return sums;
    }

    /**
     * How many people each ad has in each country: the numbers of the ads' own pages. Where there are many people, they are
     * counted once in a while, since counting reads them all.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public Map<UUID, Map<String, AdPeople>> people(Campaign campaign) {
        List<String> countries = countries(campaign.id);
        Map<UUID, Map<String, AdPeople>> people = new TreeMap<>();
        for (Ad ad : campaign.ads().stream()
                .sorted(Comparator.comparing(ad -> ad.id))
                .toList()) {
            Map<String, AdPeople> here = new LinkedHashMap<>();
            aggregates
                    .lately(ad.id, countries, bins(ad))
                    .forEach((country, fold) -> here.put(country, AdPeople.of(fold.sums())));
            people.put(ad.id, here);
        }
        return people;
    }

    /** What counts in an ad's figures in a country, person by person, as of now. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<CountedTrace> counted(Ad ad, String country) {
        return aggregates.counted(ad.id, country, bins(ad));
    }

    /** 1 s bins of the ad. */
    public int bins(Ad ad) {
        return TraceSamples.seconds(ad.durationMs);
    }

    /** Countries that are wanted or came, in the order that gives each its colour. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<String> countries(UUID campaignId) {
        TreeSet<String> countries = new TreeSet<>(AdAggregate.countries(campaignId));
        CountryTarget.ofCampaign(campaignId).forEach(target -> countries.add(target.country));
        return List.copyOf(countries);
    }

    private static List<String> models(Collection<AdFold> folds) {
        return folds.stream().flatMap(fold -> fold.models().stream()).distinct().toList();
    }

    private static List<CountryBase> bases(Map<String, AdFold> folds) {
        List<CountryBase> bases = new ArrayList<>();
        for (Map.Entry<String, AdFold> entry : folds.entrySet()) {
            AdFold fold = entry.getValue();
            bases.add(CountryBase.of(
                    Country.named(entry.getKey()),
                    bases.size() + 1,
                    fold.people(),
                    fold.exclusions().counts()));
        }
        return bases;
    }
}
