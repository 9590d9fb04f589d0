package io.mien.results;

import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.campaign.Country;
import io.mien.campaign.CountryTarget;
import io.mien.results.AdCurves.CountryBase;
import io.mien.results.AdCurves.MeasureCurves;
import io.mien.trace.Measure;
import io.mien.trace.Quality.Finding;
import io.mien.trace.TraceSamples;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
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
    private final EntityManager entities;

    AdResults(Aggregates aggregates, EntityManager entities) {
        this.aggregates = aggregates;
        this.entities = entities;
    }

    /** The ad's curves as far as the number of people allows; a foreign or unknown ad is not found. */
    @Transactional
    public AdCurves of(UUID campaignId, UUID adId) {
        Campaign campaign = Campaign.required(campaignId);
        Ad ad = Ad.required(campaign.id, adId);
        Map<String, AdSums> sums = new LinkedHashMap<>();
        for (String country : countries(campaignId)) {
            sums.put(country, aggregates.sums(adId, country, TraceSamples.seconds(ad.durationMs)));
        }
        List<ReadBy> readBy = readBy(adId, sums);
        return new AdCurves(
                adId,
                ad.title,
                ad.durationMs,
                Measure.SPEC_VERSION,
                readBy.stream().map(ReadBy::models).distinct().sorted().toList(),
                readBy.stream().allMatch(ReadBy::commercialUse),
                bases(adId, sums),
                AdCurves.SHOWN.stream()
                        .map(measure -> MeasureCurves.of(measure, sums))
                        .toList());
    }

    private List<String> countries(UUID campaignId) {
        TreeSet<String> countries = new TreeSet<>();
        CountryTarget.ofCampaign(campaignId).forEach(target -> countries.add(target.country));
        countries.addAll(entities.createQuery(
                        "select distinct session.country from RespondentSession session"
                                + " where session.campaignId = ?1 and session.origin <> PREVIEW",
                        String.class)
                .setParameter(1, campaignId)
                .getResultList());
        return List.copyOf(countries);
    }

    private List<ReadBy> readBy(UUID adId, Map<String, AdSums> sums) {
        return sums.keySet().stream()
                .flatMap(country -> aggregates.readBy(adId, country).stream())
                .distinct()
                .toList();
    }

    private List<CountryBase> bases(UUID adId, Map<String, AdSums> sums) {
        List<CountryBase> bases = new ArrayList<>();
        for (Map.Entry<String, AdSums> entry : sums.entrySet()) {
            Map<String, Long> reasons = exclusions(adId, entry.getKey());
            long valid = entry.getValue().people();
            bases.add(new CountryBase(
                    entry.getKey(),
                    Country.named(entry.getKey()).name(),
                    bases.size() + 1,
                    valid,
                    reasons.values().stream().mapToLong(Long::longValue).sum(),
                    Disclosure.of(valid),
                    reasons));
        }
        return bases;
    }

    /** How many are left out, by the gravest reason. */
    private Map<String, Long> exclusions(UUID adId, String country) {
        Map<String, Long> counts = new TreeMap<>();
        entities.createQuery("""
                        select trace.reasons from EmotionTrace trace
                        join Exposure exposure on exposure.id = trace.exposureId
                        join RespondentSession session on session.id = exposure.sessionId
                        where exposure.adId = ?1 and session.country = ?2 and trace.current
                          and session.origin <> PREVIEW
                          and (not trace.valid or session.validity = REVERSED or exposure.state = INVALID)""", Excluded.class)
                .setParameter(1, adId)
                .setParameter(2, country)
                .getResultStream()
                .forEach(excluded -> counts.merge(excluded.reason(), 1L, Long::sum));
        return counts;
    }

    record Excluded(List<String> reasons) {
        String reason() {
            return reasons.isEmpty()
                    ? "REVERSED"
                    : Finding.parse(reasons.get(0)).reason().name();
        }
    }
}
