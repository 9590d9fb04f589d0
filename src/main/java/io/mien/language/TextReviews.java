package io.mien.language;

import io.mien.platform.Problem;
import io.mien.privacy.Actor;
import io.mien.privacy.AuditAction;
import io.mien.privacy.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Which languages the bound tenant has reviewed: nobody is spoken to in words that no person has read. */
@ApplicationScoped
@Transactional
public class TextReviews {
    private final Languages languages;
    private final AuditTrail trail;
    private final Clock clock;

    TextReviews(Languages languages, AuditTrail trail, Clock clock) {
        this.languages = languages;
        this.trail = trail;
        this.clock = clock;
    }

    /** Every language that has texts, the source language first. */
    public List<Offer> all() {
        List<TextReview> reviews = TextReview.newestFirst();
        return languages.all().stream()
                .map(language -> new Offer(language.tag(), language.englishName(), reviewed(language, reviews)))
                .toList();
    }

    /** Those of these languages that no person has reviewed as they read now, neither with Mien nor of the bound tenant. */
    public List<Offer> unreviewed(Collection<String> tags) {
        return all().stream()
                .filter(offer -> tags.contains(offer.tag()) && !offer.reviewed())
                .toList();
    }

    /** Every language as staff see it. */
    List<LanguageRow> rows() {
        return languages.all().stream().map(this::row).toList();
    }

    /** All texts of a language beside the English ones. */
    LanguageTexts texts(String tag) {
        Language language = required(tag);
        return LanguageTexts.of(row(language), language, OwnText.in(tag));
    }

    private Optional<Language> language(String tag) {
        return languages.all().stream()
                .filter(language -> language.tag().equals(tag))
                .findFirst();
    }

    /** The review of the words as they are now. */
    Optional<TextReview> current(Language language) {
        return TextReview.newestFirst().stream()
                .filter(review -> review.covers(language))
                .findFirst();
    }

    /** Confirms the texts of a language; the audit trail keeps who, which language and which words. */
    LanguageRow confirm(String tag, String fingerprint, Actor.Member by) {
        Language language = required(tag);
        confirm(language, fingerprint, by);
        return row(language);
    }

    /**
     * Confirms that somebody read the texts. Said twice, it counts once.
     *
     * @param fingerprint of the texts that were read, so that nobody confirms others
     */
    public TextReview confirm(Language language, String fingerprint, Actor.Member by) {
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
        return current(language).orElseGet(() -> confirmed(language, by));
    }

    private TextReview confirmed(Language language, Actor.Member by) {
        TextReview review = TextReview.confirm(language, by.login(), clock.instant());
        trail.record(
                by,
                AuditAction.CHANGE,
                review.id,
                "texts reviewed %s %s".formatted(language.tag(), language.fingerprint()));
        return review;
    }

    /** Refuses fieldwork in a language whose words no person has read. */
    public void require(List<String> tags) {
        List<Offer> unreviewed = unreviewed(tags);
        if (!unreviewed.isEmpty()) {
            throw TextsUnreviewed.of(unreviewed);
        }
    }

    private LanguageRow row(Language language) {
        return LanguageRow.of(language, current(language).orElse(null));
    }

    /** @throws Problem 404 for one that nobody can be spoken to in */
    Language required(String tag) {
        return language(tag).orElseThrow(Problem::notFound);
    }

    private static boolean reviewed(Language language, List<TextReview> reviews) {
        return language.isReviewed() || reviews.stream().anyMatch(review -> review.covers(language));
    }

    /**
     * One language.
     *
     * @param name in English
     * @param reviewed whether fieldwork in it may open: a person reviewed these very words
     */
    public record Offer(String tag, String name, boolean reviewed) {}
}
