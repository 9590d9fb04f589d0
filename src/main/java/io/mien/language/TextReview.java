package io.mien.language;

import io.mien.tenancy.TenantScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Somebody of the tenant read all texts of a language and answers for them. Other words need another review. */
@Entity
@Table(name = "text_review")
public class TextReview extends TenantScoped {

    public String language;

    /** SHA-256 of the texts as they were read. */
    @Column(name = "text_digest")
    public byte[] textDigest;

    /** Login of who read them. */
    @Column(name = "reviewed_by")
    public String reviewedBy;

    @Column(name = "reviewed_at")
    public Instant reviewedAt;

    static List<TextReview> newestFirst() {
        return list("order by reviewedAt desc");
    }

    static TextReview confirm(Language language, String login, Instant now) {
        TextReview review = new TextReview();
        review.language = language.tag();
        review.textDigest = language.digest();
        review.reviewedBy = login;
        review.reviewedAt = now;
        review.persist();
        return review;
    }

    boolean covers(Language spoken) {
        return language.equals(spoken.tag()) && Arrays.equals(textDigest, spoken.digest());
    }
}
