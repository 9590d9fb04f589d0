package io.mien.language;

import io.mien.platform.Wording;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All texts of a language beside their English ones.
 *
 * @param direction {@code ltr} or {@code rtl}
 * @param fingerprint names exactly these texts; a confirmation carries it
 */
public record LanguageTexts(LanguageRow language, String direction, String fingerprint, List<Text> texts) {

    /**
     * One text.
     *
     * @param english the source
     * @param translation as Mien delivers it
     * @param own what the tenant says instead; null where it says the same
     */
    public record Text(
            String key,
            String english,
            String translation,
            @Nullable Own own) {
        /** What respondents read. */
        public String spoken() {
            return own != null && own.spoken() ? own.words() : translation;
        }
    }

    /**
     * A tenant's own words.
     *
     * @param spoken whether respondents read them: false once Mien's text has other gaps or choices
     * @param replaced whether Mien's text is still the one that they replaced
     */
    public record Own(String words, String writtenBy, Instant writtenAt, boolean spoken, boolean replaced) {
        static Own of(OwnText own, Language language) {
            return new Own(
                    own.words,
                    own.writtenBy,
                    own.writtenAt,
                    OwnTexts.isSpoken(language, own),
                    own.isAbout(language.texts().getOrDefault(own.key, "")));
        }

        public String day() {
            return Wording.day(writtenAt);
        }
    }

    /**
     * Texts that belong together.
     *
     * @param number from 1 on
     */
    public record Section(int number, String title, List<Text> texts) {

        /** The fragment of its address. */
        public String anchor() {
            return "part-" + number;
        }
    }

    /** All texts in the order of the pages. */
    public List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        LanguageSection current = LanguageSection.EVERY_PAGE;
        List<Text> held = new ArrayList<>();
        for (Text text : texts) {
            Optional<LanguageSection> next = LanguageSection.beginningWith(text.key());
            if (next.isPresent() && !held.isEmpty()) {
                sections.add(new Section(sections.size() + 1, current.title(), List.copyOf(held)));
                held.clear();
            }
            current = next.orElse(current);
            held.add(text);
        }
        sections.add(new Section(sections.size() + 1, current.title(), List.copyOf(held)));
        return sections;
    }

    /** How many texts the tenant says in its own words. */
    public long ownTexts() {
        return texts.stream().filter(text -> text.own() != null).count();
    }

    /** The part of the page on which a text stands. */
    public Optional<Section> sectionOf(String key) {
        return sections().stream()
                .filter(section ->
                        section.texts().stream().anyMatch(text -> text.key().equals(key)))
                .findFirst();
    }

    static LanguageTexts of(LanguageRow row, Language language, List<OwnText> written) {
        Map<String, String> source = language.source().texts();
        Map<String, Own> own =
                written.stream().collect(Collectors.toMap(text -> text.key, text -> Own.of(text, language)));
        return new LanguageTexts(
                row,
                language.direction(),
                language.fingerprint(),
                language.source().words().stream()
                        .map(key -> new Text(
                                key,
                                TextShape.of(source.get(key)).readable(),
                                TextShape.of(language.texts().getOrDefault(key, ""))
                                        .readable(),
                                own.get(key)))
                        .toList());
    }

    /** The short name of these words, as receipts of a review quote it. */
    public String version() {
        return fingerprint.substring(0, 12);
    }
}
