package io.mien.campaign;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A text in each of a campaign's languages, by their tags; a language that it was not written in is not there. */
public record SpokenText(Map<String, String> byLanguage) {
    public static final SpokenText NONE = new SpokenText(Map.of());

    @JsonCreator
    public SpokenText {
        byLanguage = Map.copyOf(byLanguage);
    }

    @JsonValue
    Map<String, String> sorted() {
        return new TreeMap<>(byLanguage);
    }

    /** In this language, or else in another, so that nobody faces an empty question; empty when there is none. */
    public String in(String language) {
        return byLanguage.getOrDefault(
                language, sorted().values().stream().findFirst().orElse(""));
    }

    /** What was written in this language; empty when nothing was. */
    public String written(String language) {
        return byLanguage.getOrDefault(language, "");
    }

    public boolean isEmpty() {
        return byLanguage.isEmpty();
    }

    /** The languages in which it says nothing yet. */
    List<String> missingIn(List<String> languages) {
        return languages.stream()
                .filter(language -> !byLanguage.containsKey(language))
                .toList();
    }
}
