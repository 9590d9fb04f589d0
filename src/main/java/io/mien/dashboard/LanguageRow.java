package io.mien.dashboard;

import io.mien.fieldwork.Language;
import io.mien.fieldwork.TextReview;
import io.mien.platform.Wording;
import org.jspecify.annotations.Nullable;

/**
 * A language of the respondents' pages and whether anybody read its texts as they are now.
 *
 * @param name in English
 * @param source whether the others are translated from it
 */
public record LanguageRow(
        String tag,
        String name,
        String ownName,
        boolean source,
        @Nullable TextReview review) {

    static LanguageRow of(Language language, @Nullable TextReview review) {
        return new LanguageRow(language.tag(), language.englishName(), language.ownName(), language.isSource(), review);
    }

    public boolean isReviewed() {
        return source || review != null;
    }

    /** The state as the list says it. */
    public String state() {
        if (source) {
            return "source of all texts";
        }
        return review == null
                ? "not reviewed by a person"
                : "reviewed by %s on %s".formatted(review.reviewedBy, Wording.day(review.reviewedAt));
    }
}
