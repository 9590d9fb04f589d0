package io.mien.fieldwork;

import io.mien.privacy.Consent;
import io.mien.privacy.ConsentText;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The respondent's pages in the respondent's language: what each shows, nothing about how it came to be. Methods that
 * templates call are public because Qute reads nothing less.
 */
final class RespondentPages {

    private static final Set<String> RIGHT_TO_LEFT = Set.of("ar", "fa", "he", "ur");

    private RespondentPages() {}

    static TemplateInstance landing(Masthead masthead, Landing landing) {
        return spoken(masthead, Templates.landing(masthead, landing));
    }

    /** How old the respondent is, in words that do not lead. */
    static TemplateInstance age(Masthead masthead) {
        return spoken(masthead, Templates.age(masthead, false));
    }

    /** The same again, because no age could be read. */
    static TemplateInstance ageUnread(Masthead masthead) {
        return spoken(masthead, Templates.age(masthead, true));
    }

    static TemplateInstance consent(Masthead masthead, Terms terms) {
        return spoken(masthead, Templates.consent(masthead, terms, false, false));
    }

    /** The consent page again, because a tick was missing. */
    static TemplateInstance consentIncomplete(Masthead masthead, Terms terms) {
        return spoken(masthead, Templates.consent(masthead, terms, true, false));
    }

    /** The consent page again, because its text is another one now. */
    static TemplateInstance consentChanged(Masthead masthead, Terms terms) {
        return spoken(masthead, Templates.consent(masthead, terms, false, true));
    }

    /** The consent page as staff look at it: nothing in it can be sent. */
    static TemplateInstance consentPreview(Masthead masthead, Terms terms) {
        return spoken(masthead, Templates.consentPreview(masthead, terms));
    }

    /** Receipt code, camera check, films and upload: one document, so that the camera is asked for once. */
    static TemplateInstance visit(Masthead masthead, Visit visit) {
        return spoken(masthead, Templates.visit(masthead, visit));
    }

    static TemplateInstance thanks(Masthead masthead, Thanks thanks) {
        return spoken(masthead, Templates.thanks(masthead, thanks));
    }

    static TemplateInstance declined(Masthead masthead, Farewell farewell) {
        return spoken(masthead, Templates.declined(masthead, farewell));
    }

    /** Not among the people the study is for. */
    static TemplateInstance screenedOut(Masthead masthead, Farewell farewell) {
        return spoken(masthead, Templates.screenedOut(masthead, farewell));
    }

    /** A visit that ended in another way: fieldwork closed, time over, or too little usable. */
    static TemplateInstance ended(Masthead masthead, Farewell farewell) {
        return spoken(masthead, Templates.ended(masthead, farewell));
    }

    static TemplateInstance elsewhere(Masthead masthead) {
        return spoken(masthead, Templates.elsewhere(masthead));
    }

    /** One page for a link that is unknown, expired, used or closed. */
    static TemplateInstance linkClosed(Masthead masthead) {
        return spoken(masthead, Templates.linkClosed(masthead));
    }

    static TemplateInstance receiptLookup(Masthead masthead) {
        return spoken(masthead, Templates.receiptLookup(masthead, false));
    }

    static TemplateInstance receiptUnknown(Masthead masthead) {
        return spoken(masthead, Templates.receiptLookup(masthead, true));
    }

    static TemplateInstance spoken(Masthead masthead, TemplateInstance page) {
        return page.setLocale(masthead.locale());
    }

    /**
     * What stands on top of each page.
     *
     * @param brand name of the agency or brand; Mien where the link leads to nobody
     * @param language tag of the language spoken, one of {@code languages}
     * @param path this page's path, for the links to its other languages
     * @param preview whether a member of staff looks at it and nothing counts
     */
    record Masthead(String brand, String language, List<String> languages, String path, boolean preview) {

        Masthead {
            languages = List.copyOf(languages);
        }

        Locale locale() {
            return Locale.forLanguageTag(language);
        }

        public String direction() {
            return RIGHT_TO_LEFT.contains(locale().getLanguage()) ? "rtl" : "ltr";
        }

        public List<Language> otherLanguages() {
            return languages.stream()
                    .filter(tag -> !tag.equals(language))
                    .map(Language::of)
                    .toList();
        }

        public String languageName() {
            return Language.of(language).name();
        }

        public String day(LocalDate day) {
            return day(day, locale());
        }

        static String day(LocalDate day, Locale locale) {
            return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                    .withLocale(locale)
                    .format(day);
        }

        public String moment(Instant at) {
            return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.LONG)
                    .withLocale(locale())
                    .format(at.atOffset(ZoneOffset.UTC).toZonedDateTime());
        }
    }

    /** A language by its tag and by its own name. */
    record Language(String tag, String name) {

        static Language of(String tag) {
            Locale locale = Locale.forLanguageTag(tag);
            String name = locale.getDisplayLanguage(locale);
            return new Language(tag, name.substring(0, 1).toUpperCase(locale) + name.substring(1));
        }
    }

    /**
     * What a respondent is asked to do.
     *
     * @param action path the form posts to, {@code /i/<token>}
     * @param minutes how long the whole visit takes
     * @param keepDays days the video is kept, null when it is deleted after analysis
     */
    record Landing(
            String action, int films, int minutes, @Nullable Integer keepDays) {}

    /**
     * What a respondent agrees to, or agreed to.
     *
     * @param digest of the text, which comes back with the answer
     * @param ticked names of the boxes that were ticked; none before an answer
     */
    record Terms(ConsentWords words, String digest, Set<String> ticked) {

        /** As it is put to a respondent: nothing is ticked beforehand. */
        static Terms offered(ConsentText text) {
            return new Terms(ConsentWords.parse(text.words), text.hexDigest(), Set.of());
        }

        /** As it was answered. */
        static Terms answered(ConsentText text, Consent consent) {
            Set<String> ticked = new HashSet<>(consent.acknowledged);
            ticked.addAll(consent.purposes);
            return new Terms(ConsentWords.parse(text.words), text.hexDigest(), ticked);
        }

        public boolean isTicked(ConsentWords.Tick tick) {
            return ticked.contains(tick.name());
        }
    }

    /** The visit after consent. */
    record Visit(ReceiptCard receipt, int films) {}

    /**
     * What stays after the visit.
     *
     * @param recordings how many arrived; an interrupted film has none
     * @param storedUntil last day of the video, null when it is deleted after analysis
     * @param panelAddress where the respondent came from, if from a panel
     */
    record Thanks(
            ReceiptCard receipt,
            int recordings,
            @Nullable LocalDate storedUntil,
            String controller,
            String contact,
            @Nullable String panelAddress) {}

    /** The way out. */
    record Farewell(@Nullable String panelAddress) {

        static Farewell plain() {
            return new Farewell(null);
        }
    }

    @CheckedTemplate(basePath = "respondent", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {

        private Templates() {}

        static native TemplateInstance landing(Masthead masthead, Landing landing);

        static native TemplateInstance age(Masthead masthead, boolean unread);

        static native TemplateInstance consent(Masthead masthead, Terms terms, boolean incomplete, boolean changed);

        static native TemplateInstance consentPreview(Masthead masthead, Terms terms);

        static native TemplateInstance visit(Masthead masthead, Visit visit);

        static native TemplateInstance thanks(Masthead masthead, Thanks thanks);

        static native TemplateInstance declined(Masthead masthead, Farewell farewell);

        static native TemplateInstance screenedOut(Masthead masthead, Farewell farewell);

        static native TemplateInstance ended(Masthead masthead, Farewell farewell);

        static native TemplateInstance elsewhere(Masthead masthead);

        static native TemplateInstance linkClosed(Masthead masthead);

        static native TemplateInstance receiptLookup(Masthead masthead, boolean unknown);
    }
}
