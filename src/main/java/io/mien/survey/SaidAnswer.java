package io.mien.survey;

import io.mien.campaign.Ad;
import io.mien.campaign.Question;
import io.mien.campaign.Questionnaire;
import io.mien.visit.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * One answer of a visit in words, as researchers read it.
 *
 * @param about title of the ad it is about; empty where it is about none
 * @param facts language, version and time
 */
public record SaidAnswer(String code, String asked, String about, String said, String facts) {

    /** What was asked in a visit, in that order. */
    public static List<SaidAnswer> of(Visit visit) {
        Questionnaire questionnaire = visit.questionnaire();
        List<SaidAnswer> said = new ArrayList<>();
        for (Answer answer : Answer.ofVisit(visit.id)) {
            questionnaire.question(answer.question).ifPresent(question -> said.add(of(question, answer)));
        }
        return said;
    }

    /** What its answers are flagged for, in whole sentences. */
    public static List<String> flags(Visit visit) {
        return AnswerFlags.ofVisit(visit).stream().map(AnswerFlag::sentence).toList();
    }

    private static SaidAnswer of(Question question, Answer answer) {
        String asked = Question.filled(question.text().in(answer.language), gap -> "{" + gap + "}");
        return new SaidAnswer(
                answer.question,
                asked,
                answer.adId == null ? "" : Ad.required(answer.adId).title,
                said(question, answer),
                "%s, version %d, %s"
                        .formatted(
                                Locale.forLanguageTag(answer.language).getDisplayName(Locale.ENGLISH),
                                answer.surveyVersion,
                                answer.isAnswered()
                                        ? "%.1f s".formatted(answer.taken().toMillis() / 1000.0)
                                        : "shown and not answered"));
    }

    private static String said(Question question, Answer answer) {
        if (!answer.isAnswered()) {
            return "–";
        }
        if (answer.isLeftOut()) {
            return "left out";
        }
        if (answer.unsure) {
            return "does not know";
        }
        if (answer.number != null) {
            return Integer.toString(answer.number);
        }
        List<String> parts = new ArrayList<>();
        for (Integer code : answer.chosen) {
            String option = question.option(code)
                    .map(each -> code + " " + each.text().in(answer.language))
                    .orElse(Integer.toString(code));
            parts.add(
                    switch (question.kind()) {
                        case MATRIX -> option + ": " + point(answer, code);
                        case RANKING -> "place " + point(answer, code) + ": " + option;
                        default -> option;
                    });
        }
        if (answer.words != null) {
            parts.add("“" + answer.words + "”");
        }
        return String.join(question.kind().hasPoints() ? "; " : ", ", parts);
    }

    private static String point(Answer answer, int option) {
        OptionalInt point = answer.point(option);
        return point.isPresent() && point.getAsInt() == Answer.POINT_UNSURE
                ? "does not know"
                : point.stream().mapToObj(Integer::toString).findFirst().orElse("–");
    }
}
