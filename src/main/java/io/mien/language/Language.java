package io.mien.language;

import io.mien.platform.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * A language of the respondent's pages, as its one file {@code messages/respondent_<tag>.properties} describes it.
 *
 * @param tag IETF language tag
 * @param texts all texts of the file by their keys, in its order
 */
public record Language(String tag, Map<String, String> texts, PluralRule plurals) {
    /** The language the texts are written in first; the others are translations of it. */
    public static final String SOURCE = "en";

    /** What the file says about the language itself; no respondent reads it. */
    static final Set<String> FACTS = Set.of("ownName", "direction", "numerals", "plurals", "reviewed");

    private static final Map<String, Language> KNOWN = new ConcurrentHashMap<>();

    public static Language of(String tag) {
        return KNOWN.computeIfAbsent(tag, Language::read);
    }

    private static Language read(String tag) {
        String file = "/messages/respondent_" + tag + ".properties";
        FileOrder texts = new FileOrder();
        try (InputStream bytes = Language.class.getResourceAsStream(file)) {
            if (bytes == null) {
                throw new IllegalArgumentException("There is no " + file);
            }
            texts.load(new InputStreamReader(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Language(tag, texts.ordered, PluralRule.parse(texts.getProperty("plurals", "")));
    }

    public boolean isSource() {
        return SOURCE.equals(tag);
    }

    /** Whether the makers of Mien reviewed these texts, so that a tenant need not. */
    public boolean isReviewed() {
        return "yes".equals(texts.get("reviewed"));
    }

    /** The language this one is translated from. */
    public Language source() {
        return of(SOURCE);
    }

    public Locale locale() {
        return Locale.forLanguageTag(tag);
    }

    /** The keys of what respondents read, in the order of the pages. */
    public List<String> words() {
        return texts.keySet().stream().filter(key -> !FACTS.contains(key)).toList();
    }

    /** As its speakers call it. */
    public String ownName() {
        return texts.getOrDefault("ownName", tag);
    }

    public String direction() {
        return texts.getOrDefault("direction", "ltr");
    }

    /** The tag with the digits that the file wants, for whoever formats numbers; browsers and Java differ on Arabic. */
    public String numbers() {
        return tag + "-u-nu-" + texts.getOrDefault("numerals", "latn");
    }

    /** In the digits of the language. */
    public String number(long number) {
        NumberFormat format = NumberFormat.getIntegerInstance(Locale.forLanguageTag(numbers()));
        format.setGroupingUsed(false);
        return format.format(number);
    }

    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .localizedBy(Locale.forLanguageTag(numbers()))
                .format(day);
    }

    /** A moment with its date, time of day and time zone, which is UTC. */
    public String moment(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.LONG)
                .localizedBy(Locale.forLanguageTag(numbers()))
                .format(at.atZone(ZoneId.of("UTC")));
    }

    /** As staff read it, in English. */
    public String englishName() {
        return locale().getDisplayName(Locale.ENGLISH);
    }

    /** The digest as text. */
    public String fingerprint() {
        return HexFormat.of().formatHex(digest());
    }

    /** SHA-256 of every key with its text: whoever confirms having read them confirms exactly these. */
    byte[] digest() {
        return Digest.of(new TreeMap<>(texts)
                .entrySet().stream()
                        .map(text -> text.getKey() + '=' + text.getValue() + '\n')
                        .collect(Collectors.joining()));
    }

    /** Remembers in which order the file says things: a person reads them in that of the pages. */
    private static final class FileOrder extends Properties {
        private static final long serialVersionUID = 1L;

        private final LinkedHashMap<String, String> ordered = new LinkedHashMap<>();

        @Override
        public synchronized Object put(Object key, Object value) {
            ordered.put((String) key, (String) value);
            return super.put(key, value);
        }
    }
}
