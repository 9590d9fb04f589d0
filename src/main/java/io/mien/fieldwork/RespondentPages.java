package io.mien.fieldwork;

import io.mien.campaign.AdTrack;
import io.mien.privacy.Consent;
import io.mien.privacy.ConsentText;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    /** What somebody without a camera agrees to. */
    static TemplateInstance cameraFreeConsent(Masthead masthead, CameraFreeTerms terms) {
        return spoken(masthead, Templates.cameraFreeConsent(masthead, terms));
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

    static TemplateInstance problem(Masthead masthead, Trouble trouble) {
        return spoken(masthead, Templates.problem(masthead, trouble));
    }

    static TemplateInstance spoken(Masthead masthead, TemplateInstance page) {
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
     * What a respondent agrees to, or agreed to.
     *
     * @param digest of the text, which comes back with the answer
     * @param ticked names of the boxes that were ticked; none before an answer
     * @param cameraOptional whether the way without a camera is offered beside it
     */
    record Terms(ConsentWords words, String digest, Set<String> ticked, boolean cameraOptional) {

        /** As it is put to a respondent: nothing is ticked beforehand. */
        static Terms offered(ConsentText text, boolean cameraOptional) {
            return new Terms(ConsentWords.parse(text.words), text.hexDigest(), Set.of(), cameraOptional);
        }

        /** As it was answered. */
        static Terms answered(ConsentText text, Consent consent) {
            Set<String> ticked = new HashSet<>(consent.acknowledged);
            ticked.addAll(consent.purposes);
            return new Terms(ConsentWords.parse(text.words), text.hexDigest(), ticked, false);
        }

        public boolean isTicked(ConsentWords.Tick tick) {
            return ticked.contains(tick.name());
        }
    }

    /**
     * What somebody without a camera agrees to.
     *
     * @param digest of the text, which comes back with the answer
     */
    record CameraFreeTerms(CameraFreeWords words, String digest) {

        static CameraFreeTerms offered(ConsentText text) {
            return new CameraFreeTerms(CameraFreeWords.parse(text.words), text.hexDigest());
        }
    }

    /**
     * The visit after consent.
     *
     * @param cameraOptional whether it may go on without a camera
     */
    record Visit(ReceiptCard receipt, int films, boolean cameraOptional, List<Track> tracks) {

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
     * @param asked whether the person is still to say how they watched
     * @param storedUntil last day of the video, null when it is deleted after analysis
     * @param panelAddress where the respondent came from, if from a panel
     */
    record Thanks(
            ReceiptCard receipt,
            boolean cameraFree,
            int films,
            int recordings,
            boolean asked,
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

        static native TemplateInstance age(Masthead masthead, boolean unread);

        static native TemplateInstance cameraFreeConsent(Masthead masthead, CameraFreeTerms terms);

        static native TemplateInstance watch(Masthead masthead, Visit visit);

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

        static native TemplateInstance problem(Masthead masthead, Trouble trouble);
    }
}
