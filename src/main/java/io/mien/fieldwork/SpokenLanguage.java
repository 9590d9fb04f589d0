package io.mien.fieldwork;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which language a respondent is spoken to in. */
final class SpokenLanguage {
    /** Languages of the pages that belong to no campaign: those with a message bundle. */
    static final List<String> ALL = List.of("en", "de");

    private SpokenLanguage() {}

    /**
     * The language asked for if it is offered, else the browser's preference, else the first offered.
     *
     * @param preferred the browser's languages, best first
     */
    static String choose(List<String> offered, @Nullable String asked, List<Locale> preferred) {
        if (asked != null && offered.contains(asked)) {
            return asked;
        }
        List<Locale.LanguageRange> ranges = preferred.stream()
                .filter(locale -> !locale.getLanguage().isEmpty() && !"*".equals(locale.getLanguage()))
                .map(locale -> new Locale.LanguageRange(locale.toLanguageTag()))
                .toList();
        String found = Locale.lookupTag(ranges, offered);
        return found == null ? offered.get(0) : found;
    }
}
