package io.mien.language;

import java.util.List;
import java.util.Map;

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
