package io.mien.fieldwork;

import io.mien.campaign.AdTrack;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The respondent's pages in the respondent's language: what each shows, nothing about how it came to be. Methods that
 * templates call are public because Qute reads nothing less.
 */
final class RespondentPages {

    private RespondentPages() {}

    static TemplateInstance landing(Masthead masthead, Landing landing) {
        return spoken(masthead, Templates.landing(masthead, landing));
    }

    static TemplateInstance consent(Masthead masthead, Terms terms) {
        return spoken(masthead, Templates.consent(masthead, terms, false));
    }

    /** The consent page again, because a tick was missing. */
    static TemplateInstance consentIncomplete(Masthead masthead, Terms terms) {
        return spoken(masthead, Templates.consent(masthead, terms, true));
    }

    /** What somebody without a camera agrees to. */
    static TemplateInstance cameraFreeConsent(Masthead masthead, Terms terms) {
        return spoken(masthead, Templates.cameraFreeConsent(masthead, terms));
    }

    static TemplateInstance cameraFreeText(Masthead masthead, Terms terms) {
        return spoken(masthead, Templates.cameraFreeText(terms));
    }

    /** The exact words agreed to, whose digest is stored with the consent. */
    static TemplateInstance consentText(Masthead masthead, Terms terms) {
        return spoken(masthead, Templates.consentText(masthead, terms));
    }

    /** Receipt code, camera check, films and upload: one document, so that the camera is asked for once. */
    static TemplateInstance visit(Masthead masthead, Visit visit) {
        return spoken(masthead, Templates.visit(masthead, visit));
    }

    /** The films without a camera. */
    static TemplateInstance watch(Masthead masthead, Visit visit) {
        return spoken(masthead, Templates.watch(masthead, visit));
    }

    static TemplateInstance thanks(Masthead masthead, Thanks thanks) {
        return spoken(masthead, Templates.thanks(masthead, thanks));
    }

    static TemplateInstance declined(Masthead masthead, Farewell farewell) {
        return spoken(masthead, Templates.declined(masthead, farewell));
    }

    static TemplateInstance withdrawn(Masthead masthead, Farewell farewell) {
        return spoken(masthead, Templates.withdrawn(masthead, farewell));
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

    static TemplateInstance receipt(Masthead masthead, Receipt receipt) {
        return spoken(masthead, Templates.receipt(masthead, receipt));
    }

    static TemplateInstance problem(Masthead masthead, Trouble trouble) {
        return spoken(masthead, Templates.problem(masthead, trouble));
    }

    private static TemplateInstance spoken(Masthead masthead, TemplateInstance page) {
        return page.setLocale(masthead.language().locale());
    }

    /**
     * What stands on top of each page.
     *
     * @param brand name of the agency or brand; Mien where the link leads to nobody
     * @param language the one spoken, one of {@code languages}
     * @param path this page's path, for the links to its other languages
     * @param preview whether a member of staff looks at it and nothing counts
     */
    record Masthead(String brand, Language language, List<Language> languages, String path, boolean preview) {

        Masthead {
            languages = List.copyOf(languages);
        }

        public List<Language> otherLanguages() {
            return languages.stream().filter(other -> !other.equals(language)).toList();
        }
    }

    /**
     * What a respondent is asked to do.
     *
     * @param action path the form posts to, {@code /i/<token>}
     * @param minutes how long the whole visit takes
     * @param keepDays days the video is kept, null when it is deleted after analysis
     * @param cameraOptional whether a visit without a camera may begin here
     */
    record Landing(
            String action, int films, int minutes, @Nullable Integer keepDays, boolean cameraOptional) {}

    /**
     * What a respondent agrees to.
     *
     * @param controller who answers for the recordings, as the campaign states
     * @param keepDays days the video is kept, null when it is deleted after analysis
     * @param cameraOptional whether the way without a camera is offered beside it
     */
    record Terms(
            String controller,
            String contact,
            int films,
            @Nullable Integer keepDays,
            boolean cameraOptional) {

        /** Version of the consent text; a change of its words in any language is a new version. */
        static final String VERSION = "1";

        static final LocalDate VERSION_DATE = LocalDate.of(2026, 11, 24);

        public String version() {
            return VERSION;
        }

        public LocalDate versionDate() {
            return VERSION_DATE;
        }
    }

    /**
     * The visit after consent.
     *
     * @param receiptAddress public address at which the code opens what is stored
     * @param cameraOptional whether it may go on without a camera
     */
    record Visit(String receiptCode, String receiptAddress, int films, boolean cameraOptional, List<Track> tracks) {

        Visit {
            tracks = List.copyOf(tracks);
        }

        /** Languages that some ad has captions in. */
        public List<Language> captions() {
            return languages(AdTrack.Kind.CAPTIONS);
        }

        /** Languages that some ad has descriptions in. */
        public List<Language> descriptions() {
            return languages(AdTrack.Kind.DESCRIPTIONS);
        }

        private List<Language> languages(AdTrack.Kind kind) {
            return tracks.stream()
                    .filter(track -> track.kind().equals(kind.word()))
                    .map(Track::language)
                    .distinct()
                    .toList();
        }
    }

    /**
     * Words to an ad's pictures or sounds.
     *
     * @param kind as HTML names it
     * @param address expiring address of the WebVTT file
     */
    record Track(UUID exposureId, String kind, Language language, String address) {}

    /**
     * What stays after the visit.
     *
     * @param cameraFree whether the films were seen with no camera on
     * @param recordings how many arrived; an interrupted film has none
     * @param storedUntil last day of the video, null when it is deleted after analysis
     * @param panelAddress where the respondent came from, if from a panel
     */
    record Thanks(
            String receiptCode,
            String receiptAddress,
            boolean cameraFree,
            int films,
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

    /**
     * What is stored under a receipt code.
     *
     * @param recordings videos stored now
     * @param storedUntil their last day, null when they are deleted after analysis
     * @param results films whose curves are stored
     */
    record Receipt(
            String code,
            LocalDate visited,
            int recordings,
            @Nullable LocalDate storedUntil,
            int results,
            String controller,
            String contact) {}

    /**
     * What failed, as far as a respondent can do something about it.
     *
     * @param again address of the next try: the page that the refused form or script belongs to
     */
    record Trouble(int status, String again) {

        static Trouble of(int status, String path) {
            return new Trouble(status, path.startsWith("/i/") ? path : path.replaceFirst("^(/[a-z]+).*", "$1"));
        }

        /** A form was refused: its page stood open for too long, or the browser keeps no cookies. */
        public boolean isStale() {
            return status == 400;
        }

        public boolean isBusy() {
            return status == 429;
        }

        public boolean isUnknown() {
            return status == 404;
        }
    }

    @CheckedTemplate(basePath = "respondent", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    static final class Templates {

        private Templates() {}

        static native TemplateInstance landing(Masthead masthead, Landing landing);

        static native TemplateInstance consent(Masthead masthead, Terms terms, boolean incomplete);

        static native TemplateInstance cameraFreeConsent(Masthead masthead, Terms terms);

        static native TemplateInstance cameraFreeText(Terms terms);

        static native TemplateInstance watch(Masthead masthead, Visit visit);

        static native TemplateInstance consentText(Masthead masthead, Terms terms);

        static native TemplateInstance visit(Masthead masthead, Visit visit);

        static native TemplateInstance thanks(Masthead masthead, Thanks thanks);

        static native TemplateInstance declined(Masthead masthead, Farewell farewell);

        static native TemplateInstance withdrawn(Masthead masthead, Farewell farewell);

        static native TemplateInstance ended(Masthead masthead, Farewell farewell);

        static native TemplateInstance elsewhere(Masthead masthead);

        static native TemplateInstance linkClosed(Masthead masthead);

        static native TemplateInstance receiptLookup(Masthead masthead, boolean unknown);

        static native TemplateInstance problem(Masthead masthead, Trouble trouble);

        static native TemplateInstance receipt(Masthead masthead, Receipt receipt);
    }
}
