package io.mien.export;

import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.export.PeopleTables.Playing;
import io.mien.export.PeopleTables.Second;
import io.mien.export.Respondents.Respondent;
import io.mien.results.AdCurves;
import io.mien.results.AdResults;
import io.mien.results.CountedTrace;
import io.mien.trace.EmotionTrace;
import io.mien.trace.TraceSamples;
import io.mien.visit.Exposure;
import io.mien.visit.Visit;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.io.IOException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;

/**
 * Reads what a campaign's files hold, a few visits at a time and each part in a transaction of its own; {@code read} is told how
 * many visits each part was.
 */
@ApplicationScoped
class CampaignReader {
    /** Six ads of two minutes each at 10 Hz are then some 20 MB. */
    private static final int CHUNK = 50;

    /** Previews are nobody's. */
    private static final String SCOPE =
            "from Visit visit where visit.campaignId = :campaign and visit.origin <> PREVIEW and visit.startedAt <= :until"
                    + " and visit.id > :after";

    private static final UUID FIRST = new UUID(0, 0);

    private final EntityManager entities;
    private final AdResults results;

    CampaignReader(EntityManager entities, AdResults results) {
        this.entities = entities;
        this.results = results;
    }

    /**
     * Which people a file is about.
     *
     * @param until visits that began later are not in it
     */
    record Scope(UUID campaignId, Instant until) {}

    /** The curves of every ad, as their pages show them now. */
    List<AdCurves> curves(UUID campaignId) {
        return ads(campaignId).stream()
                .map(ad -> QuarkusTransaction.requiringNew().call(() -> results.of(campaignId, ad.id)))
                .toList();
    }

    List<Ad> ads(UUID campaignId) {
        return QuarkusTransaction.requiringNew()
                .call(() -> Campaign.required(campaignId).ads());
    }

    long visits(Scope scope) {
        return QuarkusTransaction.requiringNew()
                .call(() -> entities.createQuery("select count(visit) " + SCOPE, Long.class)
                        .setParameter("campaign", scope.campaignId())
                        .setParameter("until", scope.until())
                        .setParameter("after", FIRST)
                        .getSingleResult());
    }

    Filled<Visit> visitTable(Scope scope, IntConsumer read) {
        return PeopleTables.VISITS.filled(taker -> eachChunk(scope, read, visits -> {
            for (Visit visit : visits) {
                taker.take(visit);
            }
        }));
    }

    Filled<Playing> playingTable(Scope scope, IntConsumer read) {
        return PeopleTables.PLAYINGS.filled(taker -> eachPlaying(scope, read, taker));
    }

    Filled<Second> secondTable(Scope scope, IntConsumer read) {
        return PeopleTables.SECONDS.filled(taker -> eachPlaying(scope, read, playing -> eachSecond(playing, taker)));
    }

    /** The seconds of one ad. */
    Filled<Second> secondTable(Scope scope, Ad ad, IntConsumer read) {
        return PeopleTables.SECONDS.filled(taker -> eachPlaying(scope, read, playing -> {
            if (playing.ad().id.equals(ad.id)) {
                eachSecond(playing, taker);
            }
        }));
    }

    /** One row per visit with all of its ads. */
    Filled<Respondent> respondentTable(Scope scope, IntConsumer read) {
        List<Ad> ads = ads(scope.campaignId());
        return Respondents.table(ads).filled(taker -> {
            People people = people(scope);
            eachChunk(scope, read, visits -> {
                Map<UUID, List<Playing>> playings =
                        playings(visits, people).stream().collect(Collectors.groupingBy(playing -> playing.visit().id));
                for (Visit visit : visits) {
                    taker.take(Respondent.of(visit, playings.getOrDefault(visit.id, List.of())));
                }
            });
        });
    }

    private static void eachSecond(Playing playing, Rows.Taker<? super Second> taker) throws IOException {
        EmotionTrace trace = playing.trace();
        if (trace == null) {
            return;
        }
        TraceSamples samples = trace.perSecond();
        for (int second = 0; second < samples.bins(); second++) {
            taker.take(new Second(playing, samples, second));
        }
    }

    void eachPlaying(Scope scope, IntConsumer read, Rows.Taker<? super Playing> taker) throws IOException {
        People people = people(scope);
        eachChunk(scope, read, visits -> {
            for (Playing playing : playings(visits, people)) {
                taker.take(playing);
            }
        });
    }

    /** @param counted traces that are in the curves */
    private record People(Map<UUID, Ad> ads, Set<UUID> counted) {}

    private People people(Scope scope) {
        return new People(
                ads(scope.campaignId()).stream().collect(Collectors.toMap(ad -> ad.id, Function.identity())),
                counted(scope.campaignId()));
    }

    private Set<UUID> counted(UUID campaignId) {
        Set<UUID> counted = new HashSet<>();
        for (Ad ad : ads(campaignId)) {
            counted.addAll(QuarkusTransaction.requiringNew().call(() -> results.countries(campaignId).stream()
                    .flatMap(country -> results.counted(ad, country).stream())
                    .map(CountedTrace::id)
                    .toList()));
        }
        return counted;
    }

    private List<Playing> playings(List<Visit> visits, People people) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Map<UUID, Visit> byId = visits.stream().collect(Collectors.toMap(visit -> visit.id, Function.identity()));
            List<Exposure> exposures = exposures(byId.keySet());
            Map<UUID, EmotionTrace> traces = traces(exposures);
            return exposures.stream()
                    .map(exposure -> {
                        EmotionTrace trace = traces.get(exposure.id);
                        boolean counts = trace != null && people.counted().contains(trace.id);
                        return new Playing(
                                byId.get(exposure.visitId),
                                exposure,
                                people.ads().get(exposure.adId),
                                trace,
                                counts);
                    })
                    .toList();
        });
    }

    private List<Exposure> exposures(Set<UUID> visits) {
        return entities.createQuery(
                        "from Exposure where visitId in :visits order by visitId, position, viewing", Exposure.class)
                .setParameter("visits", visits)
                .getResultList();
    }

    private Map<UUID, EmotionTrace> traces(List<Exposure> exposures) {
        return entities.createQuery("from EmotionTrace where exposureId in :exposures and current", EmotionTrace.class)
                .setParameter(
                        "exposures",
                        exposures.stream().map(exposure -> exposure.id).toList())
                .getResultStream()
                .collect(Collectors.toMap(trace -> trace.exposureId, Function.identity()));
    }

    private void eachChunk(Scope scope, IntConsumer read, Rows.Taker<List<Visit>> taker) throws IOException {
        UUID after = FIRST;
        List<Visit> chunk;
        do {
            chunk = chunk(scope, after);
            if (!chunk.isEmpty()) {
                taker.take(chunk);
                after = chunk.get(chunk.size() - 1).id;
                read.accept(chunk.size());
            }
        } while (chunk.size() == CHUNK);
    }

    private List<Visit> chunk(Scope scope, UUID after) {
        return QuarkusTransaction.requiringNew()
                .call(() -> entities.createQuery(SCOPE + " order by visit.id", Visit.class)
                        .setParameter("campaign", scope.campaignId())
                        .setParameter("until", scope.until())
                        .setParameter("after", after)
                        .setMaxResults(CHUNK)
                        .getResultList());
    }
}
