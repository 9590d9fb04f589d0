package io.mien.survey;

import io.mien.platform.Problem;
import java.util.Locale;

/** An answer cannot be kept; the page says why in the respondent's language and keeps what was said. */
class ReplyRefused extends Problem {
    private static final long serialVersionUID = 1L;

    private final Because because;

    /** What is wrong. */
    enum Because {
        MISSING("This question needs an answer."),
        UNKNOWN("The answer is none of those that were shown."),
        ALONE("“None of these” stands alone."),
        PLACES("The places do not go from the first on, each once."),
        RANGE("The number is not in the range that was asked for."),
        LONG("The text is too long.");

        private final String words;

        Because(String words) {
            this.words = words;
        }
    }

    ReplyRefused(Because because) {
        super(422, "answer-" + because.name().toLowerCase(Locale.ROOT), because.words);
        this.because = because;
    }

    Because because() {
        return because;
    }
}
