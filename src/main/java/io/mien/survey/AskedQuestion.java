package io.mien.survey;

import io.mien.campaign.Question;
import io.mien.visit.Visit;
import java.util.Optional;

/** Finds the question that an answer was given to, in the version in which it was asked. */
public final class AskedQuestion {
    private AskedQuestion() {}

    public static Optional<Question> of(Answer answer) {
        return Visit.required(answer.visitId).questionnaire().question(answer.question);
    }
}
