package io.mien.sample;

import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.campaign.Country;
import io.mien.fieldwork.Exposure;
import io.mien.fieldwork.PlayingExclusion;
import io.mien.fieldwork.RespondentSession;
import io.mien.fieldwork.RespondentSession.Course;
import io.mien.fieldwork.Stage;
import io.mien.sample.SampleVisit.Outcome;
import io.mien.trace.EmotionTrace;
import io.mien.trace.TraceStored;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import org.hibernate.Session;

/** Writes a country's made-up visits with their exposures and traces, in batches. */
@ApplicationScoped
class SampleVisits {
    /** Stands where real traces name the models that read them. */
    static final String PROVENANCE = "sample-generator 1 (made-up curves; no model read them)";

    private static final int BATCH = 100;

    private final EntityManager entities;
    private final Event<TraceStored> stored;

    SampleVisits(EntityManager entities, Event<TraceStored> stored) {
        this.entities = entities;
        this.stored = stored;
    }

    /** An ad of the campaign and the film it is. */
    record Shown(Ad ad, SampleFilm film) {}

    /** One visit with its parts, all of them yet to be stored. */
    private record Made(RespondentSession session, List<Exposure> exposures, List<EmotionTrace> traces) {}

    void make(Campaign campaign, SampleCountry country, List<Shown> shown) {
        List<Made> visits = new ArrayList<>();
        for (Outcome outcome : country.visits()) {
            visits.add(visit(campaign, country, outcome, shown, country.seed() * 10_007 + visits.size()));
        }
        entities.unwrap(Session.class).setJdbcBatchSize(BATCH);
        entities.flush();
        visits.forEach(visit -> visit.exposures().forEach(exposure -> exposure.persist()));
        entities.flush();
        visits.forEach(visit -> visit.traces().forEach(trace -> trace.persist()));
        entities.flush();
        shown.forEach(each -> stored.fire(new TraceStored(each.ad().id, country.code())));
    }

    private static Made visit(Campaign campaign, SampleCountry country, Outcome outcome, List<Shown> shown, long seed) {
        Random random = new Random(new SplittableRandom(seed).nextLong());
        Course course = course(campaign, country, outcome, random);
        RespondentSession session = RespondentSession.sample(campaign, Country.of(country.code()), course);
        List<Shown> order = new ArrayList<>(shown);
        Collections.shuffle(order, random);
        SampleFaces face = new SampleFaces(seed, outcome);
        List<Exposure> exposures = new ArrayList<>();
        List<EmotionTrace> traces = new ArrayList<>();
        if (outcome.reached(Stage.CONSENTED)) {
            for (Shown each : order) {
                Exposure exposure = exposure(session, each.ad(), outcome, exposures.size() + 1);
                exposures.add(exposure);
                if (outcome.isRecorded()) {
                    traces.add(trace(exposure, each, face, country, course));
                }
            }
        }
        session.endAs(course);
        judge(session, traces);
        return new Made(session, exposures, traces);
    }

    private static Course course(Campaign campaign, SampleCountry country, Outcome outcome, Random random) {
        Instant opened = Objects.requireNonNull(campaign.openedAt);
        long seconds = Duration.between(opened, Objects.requireNonNull(campaign.closedAt))
                        .toSeconds()
                - 3_600;
        Instant started = opened.plusSeconds((long) (random.nextDouble() * seconds));
        return new Course(
                "DE".equals(country.code()) ? "de" : "en",
                outcome.reached(),
                outcome.disposition(),
                started,
                started.plusSeconds(20),
                started.plusSeconds(35),
                started.plusSeconds(45 + random.nextInt(150)));
    }

    private static Exposure exposure(RespondentSession session, Ad ad, Outcome outcome, int position) {
        Exposure exposure = new Exposure();
        exposure.sessionId = session.id;
        exposure.adId = ad.id;
        exposure.position = position;
        exposure.state = outcome.isRecorded() ? Exposure.State.RECORDED : Exposure.State.INVALID;
        exposure.invalidReason = outcome.isRecorded() ? null : PlayingExclusion.TIMED_OUT.stored();
        boolean played = outcome.isRecorded() || outcome.reached(Stage.WATCHING) && position == 1;
        if (played) {
            exposure.playedAt = session.startedAt.plusSeconds(20L + 22L * position);
            session.exposed(exposure, exposure.playedAt);
        }
        return exposure;
    }

    private static EmotionTrace trace(
            Exposure exposure, Shown shown, SampleFaces face, SampleCountry country, Course course) {
        int duration = shown.ad().durationMs;
        EmotionTrace trace = EmotionTrace.of(exposure.id, face.watch(shown.film(), country, duration), duration);
        trace.models = PROVENANCE;
        trace.storedAt = course.finishedAt().plusSeconds(40);
        return trace;
    }

    /** The rule of every visit: one usable exposure is enough, none reverses it. */
    private static void judge(RespondentSession session, List<EmotionTrace> traces) {
        if (traces.isEmpty()) {
            return;
        }
        Instant judged = traces.get(0).storedAt;
        if (traces.stream().anyMatch(trace -> trace.valid)) {
            session.validate(judged);
            return;
        }
        session.reverse(
                traces.stream()
                        .map(EmotionTrace::exclusion)
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElseThrow(),
                judged);
    }
}
