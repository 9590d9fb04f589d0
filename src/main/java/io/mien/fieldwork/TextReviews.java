package io.mien.fieldwork;

import io.mien.campaign.Campaign;
import io.mien.campaign.SpokenLanguages;
import io.mien.platform.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Which languages the bound tenant has reviewed: nobody is spoken to in words that no person has read. */
@ApplicationScoped
@Transactional
public class TextReviews implements SpokenLanguages {
    private final Languages languages;
    private final Clock clock;

    TextReviews(Languages languages, Clock clock) {
        this.languages = languages;
        this.clock = clock;
    }

    @Override
    public List<Offer> all() {
        List<TextReview> reviews = TextReview.newestFirst();
        return languages.all().stream()
                .map(language -> new Offer(language.tag(), language.englishName(), reviewed(language, reviews)))
                .toList();
    }

    public List<Language> languages() {
        return languages.all();
    }

    /** The language of this tag, if there is one. */
    public Optional<Language> language(String tag) {
        return languages.all().stream()
                .filter(language -> language.tag().equals(tag))
                .findFirst();
    }

    /** The review of the words as they are now. */
    public Optional<TextReview> current(Language language) {
        return TextReview.newestFirst().stream()
                .filter(review -> review.covers(language))
                .findFirst();
    }

    /**
     * Confirms that somebody read the texts. Said twice, it counts once.
     *
     * @param fingerprint of the texts that were read, so that nobody confirms others
     */
    public TextReview confirm(Language language, String fingerprint, String login) {
        if (language.isReviewed()) {
            throw Problem.conflict(
                    "texts-reviewed",
                    "The texts in %s were reviewed by the makers of Mien; there is nothing to confirm."
                            .formatted(language.englishName()));
        }
        if (!language.fingerprint().equals(fingerprint)) {
            throw Problem.conflict(
                    "texts-changed", "These are not the texts that are used now. Reload the page and read them again.");
        }
        return current(language).orElseGet(() -> TextReview.confirm(language, login, clock.instant()));
    }

    /** Refuses fieldwork in a language whose words no person has read. */
    void require(Campaign campaign) {
        List<Offer> unreviewed = unreviewed(campaign.languages);
        if (!unreviewed.isEmpty()) {
            throw TextsUnreviewed.of(unreviewed);
        }
    }

    private static boolean reviewed(Language language, List<TextReview> reviews) {
        return language.isReviewed() || reviews.stream().anyMatch(review -> review.covers(language));
    }
}
