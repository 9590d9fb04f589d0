package io.mien.sample;

import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.campaign.Questionnaire;
import io.mien.campaign.SurveyVersion;
import io.mien.sample.SampleVisit.Outcome;
import io.mien.sample.SampleVisit.Reach;
import io.mien.survey.Answer;
import io.mien.trace.EmotionTrace;
import io.mien.trace.TraceStored;
import io.mien.trace.Verdicts;
import io.mien.visit.Exposure;
import io.mien.visit.MadeUpVisit;
import io.mien.visit.Visit;
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
import org.jspecify.annotations.Nullable;

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

    /**
     * What all visits of a country share; read once, because a query in between would write every visit made so far.
     *
     * @param asked the questions of the survey
     */
    private record Study(
            Campaign campaign, SampleCountry country, Optional<SurveyVersion> survey, Questionnaire asked) {}

    /** An ad of the campaign and what is made up about it. */
    record Shown(Ad ad, SampleAd sample) {}

    /** One visit with its parts, all of them yet to be stored. */
    private record Made(Visit visit, List<Exposure> exposures, List<EmotionTrace> traces, List<Answer> answers) {}

    void make(Campaign campaign, SampleCountry country, List<Shown> shown) {
        List<Made> visits = new ArrayList<>();
        Optional<SurveyVersion> survey = campaign.survey(false);
        Study study = new Study(
                campaign,
                country,
                survey,
                survey.map(SurveyVersion::questionnaire).orElse(Questionnaire.EMPTY));
        for (Outcome outcome : country.visits()) {
            visits.add(visit(study, outcome, shown, country.seed() * 10_007 + visits.size()));
        }
        entities.unwrap(Session.class).setJdbcBatchSize(BATCH);
        entities.flush();
        visits.forEach(visit -> visit.exposures().forEach(exposure -> exposure.persist()));
        entities.flush();
        visits.forEach(visit -> visit.traces().forEach(trace -> trace.persist()));
        entities.flush();
        visits.forEach(visit -> visit.answers().forEach(answer -> answer.persist()));
        entities.flush();
        shown.forEach(each -> stored.fire(new TraceStored(each.ad().id, country.code())));
    }

    private static Made visit(Study study, Outcome outcome, List<Shown> shown, long seed) {
        Random random = new Random(new SplittableRandom(seed).nextLong());
        SampleCountry country = study.country();
        MadeUpVisit madeUp = madeUp(study.campaign(), country, outcome, random);
        List<Shown> order = new ArrayList<>(shown);
        Collections.shuffle(order, random);
        Visit visit = madeUp.of(study.campaign(), order.stream().map(Shown::ad).toList(), study.survey());
        SampleFaces face = new SampleFaces(seed, outcome);
        List<Exposure> exposures = new ArrayList<>();
        List<EmotionTrace> traces = new ArrayList<>();
        if (outcome.reached(Reach.CONSENTED)) {
            for (Shown each : order) {
                int position = exposures.size() + 1;
                Exposure exposure = madeUp.exposure(visit, each.ad(), position, playedAt(madeUp, outcome, position));
                exposures.add(exposure);
                if (outcome.isRecorded()) {
                    traces.add(trace(exposure, each, face, country, madeUp));
                }
            }
        }
        madeUp.end(visit);
        if (!traces.isEmpty()) {
            Verdicts.on(visit, exposures, traces, traces.get(0).storedAt);
        }
        List<Answer> answers =
                outcome.isRecorded() ? new SampleAnswers(visit, study.asked(), seed).of(exposures, traces) : List.of();
        return new Made(visit, exposures, traces, answers);
    }

    private static MadeUpVisit madeUp(Campaign campaign, SampleCountry country, Outcome outcome, Random random) {
        Instant opened = Objects.requireNonNull(campaign.openedAt);
        long seconds = Duration.between(opened, Objects.requireNonNull(campaign.closedAt))
                        .toSeconds()
                - 3_600;
        Instant started = opened.plusSeconds((long) (random.nextDouble() * seconds));
        return new MadeUpVisit(
                country.code(),
                "DE".equals(country.code()) ? "de" : "en",
                outcome.disposition(),
                started,
                outcome.reached(Reach.CONSENTED) ? started.plusSeconds(20) : null,
                outcome.reached(Reach.CAMERA_PASSED) ? started.plusSeconds(35) : null,
                started.plusSeconds(45 + random.nextInt(150)));
    }

    @Nullable
    private static Instant playedAt(MadeUpVisit visit, Outcome outcome, int position) {
        boolean played = outcome.isRecorded() || outcome.reached(Reach.WATCHING) && position == 1;
        return played ? visit.startedAt().plusSeconds(20L + 22L * position) : null;
    }

    private static EmotionTrace trace(
            Exposure exposure, Shown shown, SampleFaces face, SampleCountry country, MadeUpVisit visit) {
        int duration = shown.ad().durationMs;
        EmotionTrace trace = EmotionTrace.of(exposure.id, face.watch(shown.sample(), country, duration), duration);
        trace.attribute(PROVENANCE, visit.finishedAt().plusSeconds(40));
        return trace;
    }
}
