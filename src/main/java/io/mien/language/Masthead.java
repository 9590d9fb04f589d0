package io.mien.language;

import io.quarkus.qute.TemplateInstance;
import java.util.List;

/**
 * What stands on top of each page of a respondent.
 *
 * @param brand name of the agency or brand; Mien where the page belongs to nobody
 * @param language the one spoken, one of {@code languages}
 * @param path this page's path, for the links to its other languages
 * @param preview whether a member of staff looks at it and nothing counts
 * @param own what the page's tenant says in its own words
 */
public record Masthead(
        String brand, Language language, List<Language> languages, String path, boolean preview, OwnWords own) {
    private static final String NOBODY = "Mien";

    public Masthead {
        languages = List.copyOf(languages);
    }

    /** Of a page that belongs to no campaign. */
    public static Masthead ofNobody(Language language, List<Language> languages, String path) {
        return new Masthead(NOBODY, language, languages, path, false, OwnWords.NONE);
    }

    public List<Language> otherLanguages() {
        return languages.stream().filter(other -> !other.equals(language)).toList();
    }

    /** The page in this language. */
    public TemplateInstance speak(TemplateInstance page) {
        return own.spokenBy(page.setLocale(language.locale()));
    }
}
