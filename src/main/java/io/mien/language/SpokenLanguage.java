package io.mien.language;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which language a respondent is spoken to in. */
public final class SpokenLanguage {
    private static final Set<String> TRADITIONAL_CHINESE = Set.of("TW", "HK", "MO");

    private SpokenLanguage() {}

    /**
     * The language asked for if it is offered, else the browser's preference, else the first offered.
     *
     * @param offered language tags
     * @param preferred the browser's languages, best first
     */
    public static String choose(List<String> offered, @Nullable String asked, List<Locale> preferred) {
        if (asked != null && offered.contains(asked)) {
            return asked;
        }
        return preferred.stream()
                .filter(locale -> !locale.getLanguage().isEmpty() && !"*".equals(locale.getLanguage()))
                .flatMap(locale -> nearest(offered, locale).stream())
                .findFirst()
                .orElse(offered.get(0));
    }

    /** Lookup by RFC 4647, then the same script, then the same language: pt-PT reads pt-BR better than English. */
    private static Optional<String> nearest(List<String> offered, Locale wanted) {
        Locale scripted = withScript(wanted);
        List<Locale.LanguageRange> ranges = Stream.of(wanted, scripted)
                .map(locale -> new Locale.LanguageRange(locale.toLanguageTag()))
                .toList();
        return Optional.ofNullable(Locale.lookupTag(ranges, offered)).or(() -> offered.stream()
                .filter(tag -> Locale.forLanguageTag(tag).getLanguage().equals(wanted.getLanguage()))
                .findFirst());
    }

    /** Browsers say zh-CN or zh-TW and mean a script; no other language here is written in two. */
    private static Locale withScript(Locale locale) {
        if (!"zh".equals(locale.getLanguage()) || !locale.getScript().isEmpty()) {
            return locale;
        }
        String script = TRADITIONAL_CHINESE.contains(locale.getCountry()) ? "Hant" : "Hans";
        return new Locale.Builder().setLanguage("zh").setScript(script).build();
    }
}
