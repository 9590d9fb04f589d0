package io.mien.sample;

import io.mien.campaign.AnswerOption;
import io.mien.campaign.Question;
import io.mien.campaign.QuestionKind;
import io.mien.campaign.Questionnaire;
import io.mien.survey.Answer;
import io.mien.survey.MadeUpAnswer;
import io.mien.trace.EmotionTrace;
import io.mien.trace.Measure;
import io.mien.visit.Exposure;
import io.mien.visit.Step;
import io.mien.visit.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes up what somebody says about ads: whoever smiles more likes an ad more, and whoever likes it would rather buy. How much of
 * that holds for real people is what a real test finds out.
 */
final class SampleAnswers {
    private static final List<String> RECALLED =
            List.of("Mien", "Something with a train", "A coffee, I think", "Keine Ahnung", "Northlight", "?");

    private static final int ONE_IN = 20;

    /** Some people hurry: one in this many, who take a tenth of the time. */
    private static final int ONE_HURRIES_IN = 40;

    private static final int HURRY = 10;

    private final Visit visit;
    private final Questionnaire asked;
    private final Random random;
    private final boolean hurries;
    private Instant at;

    SampleAnswers(Visit visit, Questionnaire asked, long seed) {
        this.visit = visit;
        this.asked = asked;
        this.random = new Random(seed);
        this.hurries = Math.floorMod(seed, ONE_HURRIES_IN) == 0;
        this.at = visit.startedAt.plusSeconds(70);
    }

    /** Answers to every question of a visit that saw each ad, yet to be stored. */
    List<Answer> of(List<Exposure> exposures, List<EmotionTrace> traces) {
        List<Answer> answers = new ArrayList<>();
        for (Step step : visit.itinerary().steps()) {
            if (step instanceof Step.Questions block) {
                double smile = smile(block.adId(), exposures, traces);
                asked.in(block.block()).stream()
                        .map(question -> answer(question, block.adId(), smile))
                        .forEach(answers::add);
                visit.closeQuestions(block);
            }
        }
        return answers;
    }

    private Answer answer(Question question, @Nullable UUID adId, double smile) {
        Duration usual = Duration.ofMillis(1_500 + random.nextInt(6_000));
        Duration taken = hurries ? usual.dividedBy(HURRY) : usual;
        Instant shown = at;
        at = at.plus(taken);
        List<Integer> chosen = question.kind() == QuestionKind.SINGLE ? List.of(choice(question.options())) : List.of();
        @Nullable Integer number = question.kind() == QuestionKind.SCALE ? point(question, smile) : null;
        @Nullable
        String words = question.kind() == QuestionKind.TEXT ? RECALLED.get(random.nextInt(RECALLED.size())) : null;
        return new MadeUpAnswer(question, adId, chosen, number, words, shown, taken).of(visit);
    }

    /** Describing something in one's own words, and what stands behind that, is rare. */
    private int choice(List<AnswerOption> options) {
        int usual =
                (int) options.stream().takeWhile(option -> !option.isOther()).count();
        int among = random.nextInt(ONE_IN) == 0 ? options.size() : usual;
        return options.get(random.nextInt(among)).code();
    }

    private int point(Question question, double smile) {
        int last = question.scale().points().last();
        double wanted = 2.4 + 9 * smile + 0.8 * random.nextGaussian();
        return (int) Math.max(question.scale().points().first(), Math.min(last, Math.round(wanted)));
    }

    /** Mean probability of a smile over the ad, 0 to 1. */
    private static double smile(@Nullable UUID adId, List<Exposure> exposures, List<EmotionTrace> traces) {
        for (int i = 0; i < exposures.size() && i < traces.size(); i++) {
            if (exposures.get(i).adId.equals(adId)) {
                return Arrays.stream(traces.get(i).perSecond().of(Measure.HAPPY))
                        .filter(Double::isFinite)
                        .average()
                        .orElse(0);
            }
        }
        return 0;
    }
}
