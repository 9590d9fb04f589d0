package io.mien.visit;

import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.campaign.Questionnaire;
import io.mien.campaign.SurveyVersion;
import io.mien.consent.CameraFreeTerms;
import io.mien.consent.ConsentTexts;
import io.mien.consent.Terms;
import io.mien.fieldwork.Disposition;
import io.mien.fieldwork.FieldworkConfig;
import io.mien.fieldwork.Invitation;
import io.mien.fieldwork.Origin;
import io.mien.language.Language;
import io.mien.language.Languages;
import io.mien.language.Masthead;
import io.mien.language.OwnTexts;
import io.mien.platform.MienConfig;
import io.mien.platform.ServerKey;
import io.mien.visit.RespondentPages.Farewell;
import io.mien.visit.RespondentPages.Landing;
import io.mien.visit.RespondentPages.Thanks;
import io.mien.visit.RespondentPages.VisitView;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Chooses the page for where a visit stands. Reads inside the caller's transaction. */
@ApplicationScoped
public class RespondentScreens {
    /** Reading, consent and camera check, beside the ads themselves. */
    private static final Duration AROUND = Duration.ofSeconds(90);

    /** A rough mean over kinds: a tap takes less, an answer in words more. */
    private static final Duration A_QUESTION = Duration.ofSeconds(10);

    private final ConsentTexts texts;
    private final ServerKey key;
    private final MienConfig mien;
    private final Languages languages;
    private final OwnTexts ownTexts;
    private final VisitTracks tracks;
    private final QuestionDesk questions;
    private final FieldworkConfig config;
    private final Clock clock;

    RespondentScreens(
            ConsentTexts texts,
            ServerKey key,
            MienConfig mien,
            Languages languages,
            OwnTexts ownTexts,
            VisitTracks tracks,
            QuestionDesk questions,
            FieldworkConfig config,
            Clock clock) {
        this.texts = texts;
        this.key = key;
        this.mien = mien;
        this.languages = languages;
        this.ownTexts = ownTexts;
        this.tracks = tracks;
        this.questions = questions;
        this.config = config;
        this.clock = clock;
    }

    TemplateInstance landing(Visitors.Door door, String token, String language) {
        Campaign campaign = door.campaign();
        List<Ad> ads = campaign.ads();
        String action = "/i/" + token;
        return RespondentPages.landing(
                masthead(door, token, language),
                new Landing(
                        Itinerary.through(ads, survey(door).blocks()),
                        action,
                        ads.size(),
                        minutes(ads, survey(door)),
                        campaign.keepDays,
                        campaign.cameraOptional));
    }

    private static Questionnaire survey(Visitors.Door door) {
        return door.campaign()
                .survey(door.invitation().kind == Invitation.Kind.PREVIEW)
                .map(SurveyVersion::questionnaire)
                .orElse(Questionnaire.EMPTY);
    }

    /** The way back in for somebody who said no and opens the link again. */
    TemplateInstance declined(Visitors.Door door, String token, String language) {
        return RespondentPages.declined(masthead(door, token, language), Farewell.until("/i/" + token));
    }

    private Masthead masthead(Visitors.Door door, String token, String language) {
        boolean preview = door.invitation().kind == Invitation.Kind.PREVIEW;
        return new Masthead(
                door.campaign().controller,
                Language.of(language),
                door.languages(),
                "/i/" + token,
                preview,
                ownTexts.words(language));
    }

    /** The languages that a visit may go on in. */
    List<Language> languages(Visit visit) {
        return Campaign.required(visit.campaignId).spokenLanguages();
    }

    /** The page of a visit, by what it asks for next or by how it ended. */
    TemplateInstance of(Visit visit) {
        Campaign campaign = Campaign.required(visit.campaignId);
        Masthead masthead = masthead(visit, campaign);
        if (visit.disposition != null) {
            return ended(visit, campaign, masthead, visit.disposition);
        }
        Itinerary itinerary = visit.itinerary();
        Optional<Step> next = itinerary.next(visit);
        if (next.filter(Step.Age.class::isInstance).isPresent()) {
            return RespondentPages.age(masthead, itinerary);
        }
        if (next.filter(Step.Agreement.class::isInstance).isPresent()) {
            return visit.cameraFree
                    ? RespondentPages.cameraFreeConsent(masthead, itinerary, cameraFreeTerms(campaign, visit))
                    : RespondentPages.consent(masthead, itinerary, terms(campaign, visit));
        }
        if (next.orElse(null) instanceof Step.Questions block && block.comesBeforeAds()) {
            return questions.page(visit, block, masthead).orElseGet(() -> {
                visit.closeQuestions(block);
                return of(visit);
            });
        }
        return visit.cameraFree
                ? RespondentPages.watch(masthead, visitView(visit, campaign))
                : RespondentPages.visit(masthead, visitView(visit, campaign));
    }

    TemplateInstance ageUnread(Visit visit) {
        return RespondentPages.ageUnread(masthead(visit, Campaign.required(visit.campaignId)), visit.itinerary());
    }

    /** The consent page again, because a tick was missing. */
    TemplateInstance consentIncomplete(Visit visit, List<String> ticks) {
        Campaign campaign = Campaign.required(visit.campaignId);
        Terms terms = terms(campaign, visit).answeredIncompletely(ticks);
        return RespondentPages.consent(masthead(visit, campaign), visit.itinerary(), terms);
    }

    TemplateInstance consentChanged(Visit visit) {
        Campaign campaign = Campaign.required(visit.campaignId);
        return RespondentPages.consentChanged(masthead(visit, campaign), visit.itinerary(), terms(campaign, visit));
    }

    TemplateInstance linkClosed(Language language, String path) {
        return RespondentPages.linkClosed(nobody(language, path));
    }

    public Masthead nobody(Language language, String path) {
        return Masthead.ofNobody(language, languages.all(), path);
    }

    private TemplateInstance ended(Visit visit, Campaign campaign, Masthead masthead, Disposition disposition) {
        return switch (disposition) {
            case COMPLETE, COMPLETE_WITHOUT_CAMERA, ENDED -> RespondentPages.thanks(masthead, thanks(visit, campaign));
            case SCREENED_OUT -> RespondentPages.screenedOut(masthead, Farewell.plain());
            case DECLINED -> RespondentPages.declined(masthead, refused(visit));
            default -> RespondentPages.ended(masthead, Farewell.plain());
        };
    }

    private Farewell refused(Visit visit) {
        Admitting admitting = visit.admitting();
        boolean again = admitting.isReconsiderable()
                && admitting.openInvitation(clock.instant()).isPresent();
        return again ? Farewell.until(ReconsideredPages.PATH) : Farewell.plain();
    }

    private Thanks thanks(Visit visit, Campaign campaign) {
        return new Thanks(
                visit.itinerary(),
                card(visit),
                visit.cameraFree,
                Exposure.standing(visit.exposures()).size(),
                arrived(visit),
                visit.verdict().awaitsSeriousness(),
                new VideoPromise(visit, campaign).storedUntil(),
                campaign.controller,
                campaign.controllerContact,
                null);
    }

    private VisitView visitView(Visit visit, Campaign campaign) {
        boolean beforeAds = !visit.hasBegunToWatch();
        return new VisitView(
                visit.itinerary(),
                card(visit),
                numberOfAds(campaign),
                campaign.cameraOptional && beforeAds,
                tracks.of(visit));
    }

    public ReceiptCard card(Visit visit) {
        return ReceiptCard.of(ReceiptCode.of(key, visit.id), mien.publicUrl());
    }

    private Terms terms(Campaign campaign, Visit visit) {
        return Terms.offered(texts.shown(campaign, visit.country, visit.language), campaign.cameraOptional);
    }

    private CameraFreeTerms cameraFreeTerms(Campaign campaign, Visit visit) {
        return CameraFreeTerms.offered(texts.shownWithoutCamera(campaign, visit.language));
    }

    private int minutes(List<Ad> ads, Questionnaire survey) {
        Duration all = AROUND.plus(config.preroll().multipliedBy(ads.size()))
                .plus(A_QUESTION.multipliedBy(survey.asked(ads.size())))
                .plusMillis(ads.stream().mapToLong(ad -> ad.durationMs).sum());
        return (int) Math.ceil(all.toSeconds() / 60.0);
    }

    public Masthead masthead(Visit visit, Campaign campaign) {
        boolean preview = visit.origin == Origin.PREVIEW;
        return new Masthead(
                campaign.controller,
                Language.of(visit.language),
                campaign.spokenLanguages(),
                VisitCookie.PATH,
                preview,
                ownTexts.words(visit.language));
    }

    private static int arrived(Visit visit) {
        Exposure.State through = visit.cameraFree ? Exposure.State.WATCHED : Exposure.State.RECORDED;
        return (int) visit.exposures().stream()
                .filter(exposure -> exposure.state == through)
                .count();
    }

    private static int numberOfAds(Campaign campaign) {
        return campaign.ads().size();
    }
}
