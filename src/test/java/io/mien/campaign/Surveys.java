package io.mien.campaign;

import io.mien.campaign.AnswerOption.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** Questionnaires as tests need them, in English and German; publishing wants a transaction with a tenant bound. */
public final class Surveys {
    private Surveys() {}

    public static SpokenText said(String words) {
        return new SpokenText(Map.of("en", words, "de", words + " (de)"));
    }

    public static AnswerOption option(int code) {
        return new AnswerOption(code, said("Answer " + code), Role.PLAIN, false, false);
    }

    public static AnswerOption option(int code, Role role) {
        return new AnswerOption(code, said("Answer " + code), role, false, false);
    }

    public static AnswerOption screening(int code) {
        return new AnswerOption(code, said("Answer " + code), Role.PLAIN, false, true);
    }

    public static Question single(String code, Placement placement, int options) {
        return question(
                code,
                placement,
                QuestionKind.SINGLE,
                IntStream.rangeClosed(1, options).mapToObj(Surveys::option).toList());
    }

    public static Question question(String code, Placement placement, QuestionKind kind, List<AnswerOption> options) {
        return new Question(
                code,
                placement,
                kind,
                said("Words of " + code),
                true,
                options,
                false,
                new AnswerScale(AnswerScale.Points.FIVE, said("low"), said("high"), true),
                new NumberRange(0, 120),
                List.of(),
                List.of(),
                "");
    }

    public static Question asked(Question question, Condition... conditions) {
        return new Question(
                question.code(),
                question.placement(),
                question.kind(),
                question.text(),
                question.required(),
                question.options(),
                question.shuffled(),
                question.scale(),
                question.range(),
                List.of(conditions),
                question.endsIf(),
                question.source());
    }

    public static Question ending(Question question, Condition... conditions) {
        return new Question(
                question.code(),
                question.placement(),
                question.kind(),
                question.text(),
                question.required(),
                question.options(),
                question.shuffled(),
                question.scale(),
                question.range(),
                question.askedIf(),
                List.of(conditions),
                question.source());
    }

    public static Question worded(Question question, String words) {
        return new Question(
                question.code(),
                question.placement(),
                question.kind(),
                said(words),
                question.required(),
                question.options(),
                question.shuffled(),
                question.scale(),
                question.range(),
                question.askedIf(),
                question.endsIf(),
                question.source());
    }

    public static Question optional(Question question, boolean shuffled) {
        return new Question(
                question.code(),
                question.placement(),
                question.kind(),
                question.text(),
                false,
                question.options(),
                shuffled,
                question.scale(),
                question.range(),
                question.askedIf(),
                question.endsIf(),
                question.source());
    }

    public static Questionnaire of(Question... questions) {
        return new Questionnaire(new ArrayList<>(List.of(questions)), questions.length);
    }

    /** New visits of the campaign are asked these from now on. */
    public static void publish(UUID campaign, Question... questions) {
        SurveyVersion.keep(Campaign.required(campaign), of(questions), Instant.now());
        SurveyVersion.publish(campaign, Instant.now());
    }

    /** The same with further questions. */
    public static void publish(UUID campaign, Questionnaire battery, Question... further) {
        List<Question> questions = new ArrayList<>(battery.questions());
        for (Question question : further) {
            questions.add(inLanguagesOf(campaign, question));
        }
        SurveyVersion.keep(Campaign.required(campaign), new Questionnaire(questions, questions.size()), Instant.now());
        SurveyVersion.publish(campaign, Instant.now());
    }

    /** Fieldwork opens on complete texts alone. */
    private static Question inLanguagesOf(UUID campaign, Question question) {
        List<String> languages = Campaign.required(campaign).languages;
        List<AnswerOption> options = question.options().stream()
                .map(option -> new AnswerOption(
                        option.code(), spoken(option.text().in("en"), languages), option.role(), false, false))
                .toList();
        Question worded = question.with(options);
        return new Question(
                worded.code(),
                worded.placement(),
                worded.kind(),
                spoken(worded.text().in("en"), languages),
                true,
                options,
                false,
                worded.kind().hasScale() ? spoken(worded.scale(), languages) : AnswerScale.DEFAULT,
                NumberRange.DEFAULT,
                List.of(),
                List.of(),
                "");
    }

    private static AnswerScale spoken(AnswerScale scale, List<String> languages) {
        return new AnswerScale(
                scale.points(),
                spoken(scale.low().in("en"), languages),
                spoken(scale.high().in("en"), languages),
                scale.unsure());
    }

    private static SpokenText spoken(String words, List<String> languages) {
        Map<String, String> said = new HashMap<>();
        languages.forEach(language -> said.put(language, words));
        return new SpokenText(said);
    }

    /** A draft with one question, q1. */
    public static void askOneQuestion(UUID campaign) {
        SurveyVersion.keep(Campaign.required(campaign), of(single("q1", Placement.AT_END, 2)), Instant.now());
    }
}
