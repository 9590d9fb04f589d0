package io.mien.results;

import io.mien.fieldwork.VisitExclusion;
import io.mien.platform.Ids;
import io.mien.trace.Baseline;
import io.mien.trace.Measure;
import io.mien.trace.Thresholds;
import io.mien.trace.TraceSamples;
import io.mien.trace.TraceStored;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Keeps the sums of each ad and country: marked dirty when a trace changes, folded anew when they are read. */
@ApplicationScoped
class Aggregates {
    /**
     * A trace counts once it passed the quality rules, its campaign's engine read it, and its visit is complete and not
     * reversed; what became of the visit's other ads does not matter.
     */
    private static final String COUNTED = """
            from EmotionTrace trace
            join Exposure exposure on exposure.id = trace.exposureId
            join Visit visit on visit.id = exposure.visitId
            where exposure.adId = ?1 and visit.country = ?2 and trace.specVersion = ?3 and trace.current
              and trace.valid and exposure.state <> INVALID
              and (case when trace.engine = ACTION_UNITS then 1L else 0L end) = (
                select count(choice) from CampaignEngine choice
                join Ad ad on ad.campaignId = choice.campaignId
                where ad.id = exposure.adId and choice.engine = ACTION_UNITS)
              and visit.origin <> PREVIEW and visit.disposition = COMPLETE and visit.validity <> REVERSED
            """;

    /** So many people are read in some ten milliseconds: fewer are counted anew whenever they changed. */
    private static final int MANY = 1_000;

    private static final Duration LATELY = Duration.ofMinutes(1);

    private final EntityManager entities;
    private final Clock clock;

    Aggregates(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /** In the transaction of the change, so that no fold can miss it. */
    @Transactional(Transactional.TxType.MANDATORY)
    void mark(@Observes TraceStored changed) {
        locked(changed.adId(), changed.country()).dirty = true;
    }

    /** What each country has as of now. */
    @Transactional(Transactional.TxType.MANDATORY)
    Map<String, AdFold> folds(UUID adId, Collection<String> countries, int bins) {
        return folds(adId, countries, bins, aggregate -> aggregate.fold(bins));
    }

    /** The same; of many people, what was folded in the last minute will do. */
    @Transactional(Transactional.TxType.MANDATORY)
    Map<String, AdFold> lately(UUID adId, Collection<String> countries, int bins) {
        Instant lately = clock.instant().minus(LATELY);
        return folds(adId, countries, bins, aggregate -> aggregate
                .foldSince(lately, bins)
                .filter(fold -> fold.sums().people() >= MANY)
                .or(() -> aggregate.fold(bins)));
    }

    private Map<String, AdFold> folds(
            UUID adId, Collection<String> countries, int bins, Function<AdAggregate, Optional<AdFold>> kept) {
        Map<String, AdAggregate> known = AdAggregate.ofAd(adId);
        Map<String, AdFold> folds = new LinkedHashMap<>();
        for (String country : countries) {
            AdFold fold =
                    Optional.ofNullable(known.get(country)).flatMap(kept).orElseGet(() -> folded(adId, country, bins));
            folds.put(country, fold);
        }
        return folds;
    }

    private AdFold folded(UUID adId, String country, int bins) {
        AdAggregate aggregate = locked(adId, country);
        List<ReadBy> readBy = readBy(adId, country);
        AdFold fold = new AdFold(
                sums(adId, country, bins),
                readBy.stream().map(ReadBy::models).distinct().toList(),
                readBy.stream().allMatch(ReadBy::commercialUse),
                exclusions(adId, country));
        aggregate.keep(fold, clock.instant());
        return fold;
    }

    /** The models behind the counted traces. */
    private List<ReadBy> readBy(UUID adId, String country) {
        return entities.createQuery("select distinct trace.models, trace.commercialUse " + COUNTED, ReadBy.class)
                .setParameter(1, adId)
                .setParameter(2, country)
                .setParameter(3, Measure.SPEC_VERSION)
                .getResultList();
    }

    private Exclusions exclusions(UUID adId, String country) {
        Exclusions exclusions = Exclusions.none();
        entities.createQuery("""
                        select trace.reasons,
                          case when not trace.valid then null when visit.validity = REVERSED then visit.reversalReason
                            else exposure.invalidReason end,
                          trace.valid and exposure.state <> INVALID and visit.validity <> REVERSED
                            and visit.disposition = COMPLETE,
                          trace.valid and exposure.state <> INVALID and visit.validity = PENDING
                            and visit.disposition <> COMPLETE
                        from EmotionTrace trace
                        join Exposure exposure on exposure.id = trace.exposureId
                        join Visit visit on visit.id = exposure.visitId
                        where exposure.adId = ?1 and visit.country = ?2 and trace.current
                          and visit.origin <> PREVIEW
                          and not exists (select 1 from Exposure again where again.visitId = exposure.visitId
                            and again.adId = exposure.adId and again.viewing > exposure.viewing)
                          and (trace.specVersion < ?3 or not trace.valid or visit.validity = REVERSED
                            or exposure.state = INVALID or visit.validity = PENDING and visit.disposition <> COMPLETE)""", Excluded.class)
                .setParameter(1, adId)
                .setParameter(2, country)
                .setParameter(3, Measure.SPEC_VERSION)
                .getResultStream()
                .forEach(excluded -> excluded.addTo(exclusions));
        return exclusions;
    }

    private AdSums sums(UUID adId, String country, int bins) {
        AdSums sums = new AdSums(bins);
        Thresholds.Expressing rule = Thresholds.defaults().expressing();
        entities.createQuery("select trace.seconds, trace.measures, trace.baseline " + COUNTED, Counted.class)
                .setParameter(1, adId)
                .setParameter(2, country)
                .setParameter(3, Measure.SPEC_VERSION)
                .getResultStream()
                .forEach(row -> row.addTo(sums, rule));
        return sums;
    }

    /** What {@link #sums} adds up, with whose it is. */
    @Transactional(Transactional.TxType.MANDATORY)
    List<CountedTrace> counted(UUID adId, String country, int bins) {
        return entities.createQuery(
                        "select visit.id, trace.id, trace.seconds, trace.measures, trace.baseline, trace.models, trace.commercialUse "
                                + COUNTED,
                        Object[].class)
                .setParameter(1, adId)
                .setParameter(2, country)
                .setParameter(3, Measure.SPEC_VERSION)
                .getResultStream()
                .map(row -> new CountedTrace(
                        (UUID) row[0],
                        (UUID) row[1],
                        TraceSamples.decode((byte[]) row[2], names(row[3])),
                        Baseline.parse((String) row[4]),
                        (String) row[5],
                        (Boolean) row[6]))
                .filter(trace -> trace.samples().bins() == bins)
                .toList();
    }

    private static List<String> names(Object stored) {
        return ((List<?>) stored).stream().map(String.class::cast).toList();
    }

    /** Whoever folds holds the row: a trace stored meanwhile waits with its mark and makes it dirty again. */
    private AdAggregate locked(UUID adId, String country) {
        entities.createNativeQuery("""
                        insert into ad_aggregate (tenant_id, id, ad_id, country, spec_version, dirty)
                        values (current_setting('app.tenant')::uuid, ?1, ?2, ?3, ?4, true)
                        on conflict (tenant_id, ad_id, country, spec_version) do nothing""")
                .setParameter(1, Ids.next())
                .setParameter(2, adId)
                .setParameter(3, country)
                .setParameter(4, Measure.SPEC_VERSION)
                .executeUpdate();
        AdAggregate aggregate = AdAggregate.of(adId, country).orElseThrow();
        entities.lock(aggregate, LockModeType.PESSIMISTIC_WRITE);
        entities.refresh(aggregate);
        return aggregate;
    }

    /** @param seconds 1 Hz traces as stored, @param measures of their rows, @param baseline the face at rest as stored */
    record Counted(byte[] seconds, List<String> measures, String baseline) {
        void addTo(AdSums sums, Thresholds.Expressing rule) {
            TraceSamples traces = TraceSamples.decode(seconds, measures);
            if (traces.bins() == sums.bins()) {
                sums.add(traces, Baseline.parse(baseline), rule);
            }
        }
    }

    /**
     * @param reasons findings as stored, gravest first
     * @param reversal why the whole visit does not count although this recording would; null where it would not
     */
    /**
     * @param earlier nothing speaks against it but the version of the formulas
     * @param notComplete nothing speaks against it but the end of its visit
     */
    record Excluded(List<String> reasons, @Nullable String reversal, boolean earlier, boolean notComplete) {
        void addTo(Exclusions exclusions) {
            if (earlier) {
                exclusions.add(VisitExclusion.EARLIER_FORMULAS);
            } else if (notComplete) {
                exclusions.add(VisitExclusion.NOT_COMPLETE);
            } else {
                exclusions.add(reasons, reversal);
            }
        }
    }
}
