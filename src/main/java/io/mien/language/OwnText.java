package io.mien.language;

import io.mien.tenancy.TenantScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A tenant's own words in place of a text of Mien's, in one language. */
@Entity
@Table(name = "own_text")
public class OwnText extends TenantScoped {

    public String language;

    /** The text's key, as {@link Language#words()} has it. */
    @Column(name = "text_key")
    public String key;

    /** As somebody typed them, in the form of {@link TextShape#readable()}. */
    public String words;

    /** The text of Mien's that they replace, as it was then. */
    public String replaces;

    /** Login of the person who wrote them and answers for them. */
    @Column(name = "written_by")
    public String writtenBy;

    @Column(name = "written_at")
    public Instant writtenAt;

    static List<OwnText> in(String language) {
        return list("language", language);
    }

    static Optional<OwnText> of(String language, String key) {
        return OwnText.<OwnText>find("language = ?1 and key = ?2", language, key)
                .firstResultOptional();
    }

    /** True while Mien's text is still the one that was replaced. */
    boolean isAbout(String template) {
        return replaces.equals(template);
    }
}
