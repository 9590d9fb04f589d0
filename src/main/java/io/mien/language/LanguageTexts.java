package io.mien.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
     * @param english the source, empty where the page shows the source itself
     */
    public record Text(String key, String english, String translation) {}

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

    static LanguageTexts of(LanguageRow row, Language language) {
        Map<String, String> source = language.source().texts();
        return new LanguageTexts(
                row,
                language.direction(),
                language.fingerprint(),
                language.source().words().stream()
                        .map(key -> new Text(
                                key,
                                readable(source.get(key)),
                                readable(language.texts().getOrDefault(key, ""))))
                        .toList());
    }

    /** Choices by number in brackets, gaps by their names: what a person reads instead of the template's signs. */
    static String readable(String text) {
        return text.replaceAll("\\{#(if|when)[^}]*}(\\{#is [A-Z]+})?", "[")
                .replaceAll("\\{#(else|is)[^}]*}", " | ")
                .replaceAll("\\{/(if|when)}", "]")
                .replaceAll("\\{(\\w+)(\\.number)?}", "($1)");
    }

    /** The short name of these words, as receipts of a review quote it. */
    public String version() {
        return fingerprint.substring(0, 12);
    }
}
