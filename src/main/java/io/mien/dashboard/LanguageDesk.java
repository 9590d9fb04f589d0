package io.mien.dashboard;

import io.mien.account.Staff;
import io.mien.fieldwork.Language;
import io.mien.fieldwork.TextReview;
import io.mien.fieldwork.TextReviews;
import io.mien.platform.Problem;
import io.mien.privacy.AuditAction;
import io.mien.privacy.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;

/** Shows the respondents' texts to staff and takes their word that somebody read them. */
@ApplicationScoped
@Transactional
class LanguageDesk {
    private final TextReviews reviews;
    private final AuditTrail trail;
    private final Staff staff;

    LanguageDesk(TextReviews reviews, AuditTrail trail, Staff staff) {
        this.reviews = reviews;
        this.trail = trail;
        this.staff = staff;
    }

    List<LanguageRow> all() {
        return reviews.languages().stream().map(this::row).toList();
    }

    LanguageTexts texts(String tag) {
        Language language = required(tag);
        return LanguageTexts.of(row(language), language);
    }

    /** Confirms the texts that were read; the audit trail keeps who, which language and which words. */
    LanguageRow confirm(String tag, String fingerprint) {
        Language language = required(tag);
        boolean known = reviews.current(language).isPresent();
        TextReview review = reviews.confirm(language, fingerprint, staff.login());
        if (!known) {
            trail.record(
                    staff.actor(), AuditAction.CHANGE, review.id, "texts reviewed %s %s".formatted(tag, fingerprint));
        }
        return row(language);
    }

    private LanguageRow row(Language language) {
        Optional<TextReview> review = reviews.current(language);
        return LanguageRow.of(language, review.orElse(null));
    }

    private Language required(String tag) {
        return reviews.language(tag).orElseThrow(Problem::notFound);
    }
}
