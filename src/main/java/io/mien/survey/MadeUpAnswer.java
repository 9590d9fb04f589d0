package io.mien.survey;

import io.mien.campaign.AnswerOption;
import io.mien.campaign.Question;
import io.mien.visit.Visit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An answer that nobody gave, for the sample campaign.
 *
 * @param adId the ad it is about; null where it is about none
 * @param chosen codes of options
 * @param number a point of a scale, or a number
 */
public record MadeUpAnswer(
        Question question,
        @Nullable UUID adId,
        List<Integer> chosen,
        @Nullable Integer number,
        @Nullable String words,
        Instant shownAt,
        Duration taken) {

    /** As an answer of this visit, yet to be stored. */
    public Answer of(Visit visit) {
        Answer answer = new Answer();
        answer.visitId = visit.id;
        answer.adId = adId;
        answer.question = question.code();
        answer.surveyVersion = visit.surveyVersion == null ? 0 : visit.surveyVersion;
        answer.language = visit.language;
        answer.shown = question.options().stream().map(AnswerOption::code).toList();
        answer.shownAt = shownAt;
        answer.chosen = List.copyOf(chosen);
        answer.number = number;
        answer.words = words;
        answer.answeredAt = shownAt.plus(taken);
        return answer;
    }
}
