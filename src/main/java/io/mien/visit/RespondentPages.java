package io.mien.visit;

import io.mien.campaign.AdTrack;
import io.mien.consent.CameraFreeTerms;
import io.mien.consent.Terms;
import io.mien.language.Language;
import io.mien.language.Masthead;
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
        return masthead.speak(Templates.landing(masthead, landing));
    }

    /** How old the respondent is, in words that do not lead. */
    static TemplateInstance age(Masthead masthead, Itinerary itinerary) {
        return masthead.speak(Templates.age(masthead, itinerary, false));
    }

    /** The same again, because no age could be read. */
    static TemplateInstance ageUnread(Masthead masthead, Itinerary itinerary) {
        return masthead.speak(Templates.age(masthead, itinerary, true));
    }

    static TemplateInstance consent(Masthead masthead, Itinerary itinerary, Terms terms) {
        return masthead.speak(Templates.consent(masthead, itinerary, terms, false));
    }

    /** What somebody without a camera agrees to. */
    static TemplateInstance cameraFreeConsent(Masthead masthead, Itinerary itinerary, CameraFreeTerms terms) {
        return masthead.speak(Templates.cameraFreeConsent(masthead, itinerary, terms));
    }

    /** The consent page again, because its text is another one now. */
    static TemplateInstance consentChanged(Masthead masthead, Itinerary itinerary, Terms terms) {
        return masthead.speak(Templates.consent(masthead, itinerary, terms, true));
    }

    /** Receipt code, camera check, ads and upload: one document, so that the camera is asked for once. */
    static TemplateInstance visit(Masthead masthead, VisitView visit) {
        return masthead.speak(Templates.visit(masthead, visit));
    }

    /** The ads without a camera. */
    static TemplateInstance watch(Masthead masthead, VisitView visit) {
        return masthead.speak(Templates.watch(masthead, visit));
    }

    static TemplateInstance thanks(Masthead masthead, Thanks thanks) {
        return masthead.speak(Templates.thanks(masthead, thanks));
    }

    static TemplateInstance declined(Masthead masthead, Farewell farewell) {
        return masthead.speak(Templates.declined(masthead, farewell));
    }

    /** Not among the people the study is for. */
    static TemplateInstance screenedOut(Masthead masthead, Farewell farewell) {
        return masthead.speak(Templates.screenedOut(masthead, farewell));
    }

    /** A visit that ended in another way: fieldwork closed, time over, or too little usable. */
    static TemplateInstance ended(Masthead masthead, Farewell farewell) {
        return masthead.speak(Templates.ended(masthead, farewell));
    }

    static TemplateInstance elsewhere(Masthead masthead) {
        return masthead.speak(Templates.elsewhere(masthead));
    }

    /** One page for a link that is unknown, expired, used or closed. */
    static TemplateInstance linkClosed(Masthead masthead) {
        return masthead.speak(Templates.linkClosed(masthead));
    }

    static TemplateInstance problem(Masthead masthead, Trouble trouble) {
        return masthead.speak(Templates.problem(masthead, trouble));
    }

    /**
     * What a respondent is asked to do.
     *
     * @param itinerary the way that a visit would take
     * @param action path the form posts to, {@code /i/<token>}
     * @param minutes how long the whole visit takes
     * @param keepDays days the video is kept, null when it is deleted after analysis
     * @param cameraOptional whether a visit without a camera may begin here
     */
    record Landing(
            Itinerary itinerary,
            String action,
            int ads,
            int minutes,
            @Nullable Integer keepDays,
            boolean cameraOptional) {}

    /**
     * The visit after consent.
     *
     * @param cameraOptional whether it may go on without a camera
     */
    record VisitView(Itinerary itinerary, ReceiptCard receipt, int ads, boolean cameraOptional, List<Track> tracks) {

        VisitView {
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
     * @param cameraFree whether the ads were seen with no camera on
     * @param ads how many there were to see
     * @param arrived recordings that arrived, or ads seen to their end without a camera; an interrupted ad is in neither
     * @param asked whether the person is still to say how they watched
     * @param storedUntil last day of the video, null when it is deleted after analysis
     * @param panelAddress where the respondent came from, if from a panel
     */
    record Thanks(
            Itinerary itinerary,
            ReceiptCard receipt,
            boolean cameraFree,
            int ads,
            int arrived,
            boolean asked,
            @Nullable LocalDate storedUntil,
            String controller,
            String contact,
            @Nullable String panelAddress) {}

    /**
     * The way out.
     *
     * @param panelAddress where the respondent came from, if from a panel
     * @param again where a form begins after all, null where it is too late for that
     */
    record Farewell(@Nullable String panelAddress, @Nullable String again) {

        static Farewell plain() {
            return new Farewell(null, null);
        }

        /** One that may be thought better of. */
        static Farewell until(String again) {
            return new Farewell(null, again);
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
            return status == 400 || status == 403;
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

        static native TemplateInstance age(Masthead masthead, Itinerary itinerary, boolean unread);

        static native TemplateInstance cameraFreeConsent(Masthead masthead, Itinerary itinerary, CameraFreeTerms terms);

        static native TemplateInstance watch(Masthead masthead, VisitView visit);

        static native TemplateInstance consent(Masthead masthead, Itinerary itinerary, Terms terms, boolean changed);

        static native TemplateInstance visit(Masthead masthead, VisitView visit);

        static native TemplateInstance thanks(Masthead masthead, Thanks thanks);

        static native TemplateInstance declined(Masthead masthead, Farewell farewell);

        static native TemplateInstance screenedOut(Masthead masthead, Farewell farewell);

        static native TemplateInstance ended(Masthead masthead, Farewell farewell);

        static native TemplateInstance elsewhere(Masthead masthead);

        static native TemplateInstance linkClosed(Masthead masthead);

        static native TemplateInstance problem(Masthead masthead, Trouble trouble);
    }
}
