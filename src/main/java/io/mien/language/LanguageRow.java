package io.mien.language;

import io.mien.platform.Wording;
import org.jspecify.annotations.Nullable;

/**
 * A language of the respondents' pages and whether anybody read its texts as they are now.
 *
 * @param name in English
 * @param source whether the others are translated from it
 * @param delivered whether the makers of Mien reviewed it themselves
 */
public record LanguageRow(
        String tag,
        String name,
        String ownName,
        boolean source,
        boolean delivered,
        @Nullable TextReview review) {

    static LanguageRow of(Language language, @Nullable TextReview review) {
        return new LanguageRow(
                language.tag(),
                language.englishName(),
                language.ownName(),
                language.isSource(),
                language.isReviewed(),
                review);
    }

    public boolean isReviewed() {
        return delivered || review != null;
    }

    /** The state as the list says it. */
    public String state() {
        if (source) {
            return "source of all texts";
        }
        if (delivered) {
            return "reviewed by the makers of Mien";
        }
        return review == null
                ? "not reviewed yet"
                : "reviewed by %s on %s".formatted(review.reviewedBy, Wording.day(review.reviewedAt));
    }
}
