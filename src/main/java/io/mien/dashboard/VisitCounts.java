package io.mien.dashboard;

import io.mien.campaign.Country;
import io.mien.fieldwork.Origin;
import io.mien.fieldwork.Validity;
import io.mien.recording.RecordingState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the machinery does with a campaign's recordings, as the database groups them. Previews are never among them. */
@ApplicationScoped
class VisitCounts {
    private static final Duration SEEN_LATELY = Duration.ofSeconds(90);
    private static final int LATEST_RECORDINGS = 200;

    private final EntityManager entities;

    VisitCounts(EntityManager entities) {
        this.entities = entities;
    }

    public record Parked(String country, @Nullable String reason, long recordings) {

        public String countryName() {
            return Country.named(country).name();
        }
    }

    /** Visits without a verdict of which a recording is parked. */
    record HeldUp(long complete, long others) {
        static final HeldUp NONE = new HeldUp(0, 0);
    }

    /** Of each country that has such visits. */
    Map<String, HeldUp> heldUp(UUID campaignId) {
        return entities.createQuery(
                        "select s.country, count(distinct case when s.disposition = COMPLETE then s.id end),"
                                + " count(distinct s.id) from Recording r join Exposure e on e.id = r.exposureId"
                                + " join Visit s on s.id = e.visitId where s.campaignId = :campaign"
                                + " and s.origin <> :preview and s.validity = :pending and r.state = :parked"
                                + " group by s.country",
                        Object[].class)
                .setParameter("campaign", campaignId)
                .setParameter("preview", Origin.PREVIEW)
                .setParameter("pending", Validity.PENDING)
                .setParameter("parked", RecordingState.PARKED)
                .getResultStream()
                .collect(Collectors.toMap(
                        row -> (String) row[0], row -> new HeldUp((Long) row[1], (Long) row[2] - (Long) row[1])));
    }

    List<Parked> parked(UUID campaignId) {
        return entities.createQuery(
                        "select new io.mien.dashboard.VisitCounts$Parked(s.country, r.parkedReason, count(r))"
                                + " from Recording r join Exposure e on e.id = r.exposureId"
                                + " join Visit s on s.id = e.visitId where s.campaignId = :campaign"
                                + " and s.origin <> :preview and r.state = :parked group by s.country, r.parkedReason"
                                + " order by s.country",
                        Parked.class)
                .setParameter("campaign", campaignId)
                .setParameter("preview", Origin.PREVIEW)
                .setParameter("parked", RecordingState.PARKED)
                .getResultList();
    }

    /** Countries in which a current trace was read by a model for research and evaluation only. */
    Set<String> underNarrowTerms(UUID campaignId) {
        return Set.copyOf(entities.createQuery(
                        "select distinct s.country from EmotionTrace t join Exposure e on e.id = t.exposureId"
                                + " join Visit s on s.id = e.visitId where s.campaignId = :campaign"
                                + " and s.origin <> :preview and t.current and not t.commercialUse",
                        String.class)
                .setParameter("campaign", campaignId)
                .setParameter("preview", Origin.PREVIEW)
                .getResultList());
    }

    /** From the last byte of a recording to its curve, for the latest ones, shortest first. */
    List<Duration> waits(UUID campaignId) {
        return entities.createQuery(
                        "select r.receivedAt, r.codedAt from Recording r join Exposure e on e.id = r.exposureId"
                                + " join Visit s on s.id = e.visitId where s.campaignId = :campaign"
                                + " and s.origin not in :never and r.receivedAt is not null and r.codedAt is not null"
                                + " order by r.codedAt desc",
                        Object[].class)
                .setParameter("campaign", campaignId)
                .setParameter("never", List.of(Origin.PREVIEW, Origin.SAMPLE))
                .setMaxResults(LATEST_RECORDINGS)
                .getResultStream()
                .map(row -> Duration.between((Instant) row[0], (Instant) row[1]))
                .sorted()
                .toList();
    }

    /** Visits whose page was heard of a moment ago. */
    long hereNow(UUID campaignId, Instant now) {
        return entities.createQuery(
                        "select count(s) from Visit s where s.campaignId = :campaign and s.origin = :link"
                                + " and s.disposition is null and s.lastSeenAt > :lately",
                        Long.class)
                .setParameter("campaign", campaignId)
                .setParameter("link", Origin.LINK)
                .setParameter("lately", now.minus(SEEN_LATELY))
                .getSingleResult();
    }
}
