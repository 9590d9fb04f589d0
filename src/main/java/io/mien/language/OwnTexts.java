package io.mien.language;

import io.mien.platform.InvalidFields;
import io.mien.platform.Problem;
import io.mien.platform.TypedText;
import io.mien.privacy.Actor;
import io.mien.privacy.AuditAction;
import io.mien.privacy.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The bound tenant's own words in place of Mien's texts. Whoever writes them answers for them, so respondents read them from
 * then on; what people agree to changes at the next opening of fieldwork, as {@code ConsentTexts} has it.
 */
@ApplicationScoped
@Transactional
public class OwnTexts {
    static final int MAX_LENGTH = 4_000;

    private final OwnTemplates templates;
    private final AuditTrail trail;
    private final Clock clock;

    OwnTexts(OwnTemplates templates, AuditTrail trail, Clock clock) {
        this.templates = templates;
        this.trail = trail;
        this.clock = clock;
    }

    /** The tenant's words in a language. What no longer fits Mien's text, after an upgrade, is left out. */
    public OwnWords words(String tag) {
        Map<String, String> found = new HashMap<>();
        for (OwnText own : OwnText.in(tag)) {
            template(Language.of(tag), own).ifPresent(template -> found.put(own.key, template));
        }
        return new OwnWords(found);
    }

    /** All texts of a language, in the tenant's words where it has any. */
    public RespondentMessages messages(String tag) {
        return templates.messages(tag, words(tag));
    }

    /** Whether respondents read it: false once Mien's text has other gaps or choices. */
    static boolean isSpoken(Language language, OwnText own) {
        return template(language, own).isPresent();
    }

    /**
     * Says it in other words from now on. Mien's own words are no words of the tenant's: typed in, they end what was there.
     *
     * @throws Problem 404 for a key that there is not, 422 for words that do not fit
     */
    void write(Language language, String key, String typed, Actor.Member by) {
        String delivered = delivered(language, key);
        String words = TypedText.kept(typed);
        if (fitting(delivered, words).equals(delivered)) {
            drop(language, key, by);
            return;
        }
        OwnText own = OwnText.of(language.tag(), key).orElseGet(OwnText::new);
        own.language = language.tag();
        own.key = key;
        own.words = words;
        own.replaces = delivered;
        own.writtenBy = by.login();
        own.writtenAt = clock.instant();
        own.persist();
        trail.record(by, AuditAction.CHANGE, own.id, "text changed %s %s".formatted(language.tag(), key));
    }

    /**
     * Takes over a table of texts: each row as if it were written alone, an empty one as Mien says it; what it does not name
     * stays. Rows that do not fit keep the whole table out.
     *
     * @return what is wrong, one sentence per row; empty when all of it was taken over
     */
    List<String> writeAll(Language language, List<TextTable.Row> rows, Actor.Member by) {
        List<String> wrong = rows.stream()
                .flatMap(row ->
                        fault(language, row).map(sentence -> "Row %d: %s".formatted(row.number(), sentence)).stream())
                .toList();
        if (wrong.isEmpty()) {
            rows.forEach(row -> take(language, row, by));
        }
        return wrong;
    }

    /** Says it as Mien does from now on. */
    void drop(Language language, String key, Actor.Member by) {
        delivered(language, key);
        OwnText.of(language.tag(), key).ifPresent(own -> {
            own.delete();
            trail.record(by, AuditAction.CHANGE, own.id, "text restored %s %s".formatted(language.tag(), key));
        });
    }

    private void take(Language language, TextTable.Row row, Actor.Member by) {
        if (row.words().isEmpty()) {
            drop(language, row.key(), by);
        } else if (!OwnText.of(language.tag(), row.key())
                .map(own -> own.words.equals(TypedText.kept(row.words())))
                .orElse(false)) {
            write(language, row.key(), row.words(), by);
        }
    }

    private static Optional<String> fault(Language language, TextTable.Row row) {
        if (!language.words().contains(row.key())) {
            return Optional.of("No text has the key “%s”.".formatted(row.key()));
        }
        if (row.words().isEmpty()) {
            return Optional.empty();
        }
        try {
            fitting(language.texts().get(row.key()), TypedText.kept(row.words()));
            return Optional.empty();
        } catch (InvalidFields unfit) {
            return Optional.of(String.join(" ", unfit.fields().values()));
        }
    }

    /** The template that these words make in the shape of Mien's. */
    private static String fitting(String delivered, String words) {
        InvalidFields.check()
                .text(TextShape.FIELD, words, MAX_LENGTH, "Write what respondents are to read.")
                .orRefuse();
        return TextShape.of(delivered).filled(words);
    }

    private static String delivered(Language language, String key) {
        if (!language.words().contains(key)) {
            throw Problem.notFound();
        }
        return language.texts().get(key);
    }

    private static Optional<String> template(Language language, OwnText own) {
        String delivered = language.texts().get(own.key);
        if (delivered == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(TextShape.of(delivered).filled(own.words));
        } catch (InvalidFields unfit) {
            return Optional.empty();
        }
    }
}
