package io.mien.survey;

import io.mien.platform.Problem;

/** An answer came to a question that this visit was not asked, or not at this moment. */
class QuestionNotShown extends Problem {
    private static final long serialVersionUID = 1L;

    QuestionNotShown() {
        super(409, "question-not-shown", "This question was not shown in this visit. Open the page again to go on.");
    }
}
