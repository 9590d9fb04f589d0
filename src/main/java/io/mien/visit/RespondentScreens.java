package io.mien.visit;

import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
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
import io.mien.platform.MienConfig;
import io.mien.platform.ServerKey;
import io.mien.visit.RespondentPages.Farewell;
import io.mien.visit.RespondentPages.Landing;
import io.mien.visit.RespondentPages.Thanks;
import io.mien.visit.RespondentPages.Visit;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;

/** Chooses the page for where a visit stands. Reads inside the caller's transaction. */
@ApplicationScoped
public class RespondentScreens {
    /** Reading, consent and camera check, beside the ads themselves. */
    private static final Duration AROUND = Duration.ofSeconds(90);

    private final ConsentTexts texts;
    private final ServerKey key;
    private final MienConfig mien;
    private final Languages languages;
    private final VisitTracks tracks;
    private final FieldworkConfig config;

    RespondentScreens(
            ConsentTexts texts,
            ServerKey key,
            MienConfig mien,
            Languages languages,
            VisitTracks tracks,
            FieldworkConfig config) {
        this.texts = texts;
        this.key = key;
        this.mien = mien;
        this.languages = languages;
        this.tracks = tracks;
        this.config = config;
    }

    TemplateInstance landing(Visitors.Door door, String token, String language) {
        Campaign campaign = door.campaign();
        List<Ad> ads = campaign.ads();
        String action = "/i/" + token;
        boolean preview = door.invitation().kind == Invitation.Kind.PREVIEW;
        return RespondentPages.landing(
                new Masthead(campaign.controller, Language.of(language), door.languages(), action, preview),
                new Landing(action, ads.size(), minutes(ads), campaign.keepDays, campaign.cameraOptional));
    }

    /** The languages that a visit may go on in. */
    List<Language> languages(RespondentSession session) {
        return Campaign.required(session.campaignId).spokenLanguages();
    }

    /** The page of a visit, by its stage or by how it ended. */
    TemplateInstance of(RespondentSession session) {
        Campaign campaign = Campaign.required(session.campaignId);
        Masthead masthead = masthead(session, campaign);
        if (session.disposition != null) {
            return ended(session, campaign, masthead, session.disposition);
        }
        if (session.awaitsAge()) {
            return RespondentPages.age(masthead);
        }
        if (session.awaitsConsent()) {
            return session.cameraFree
                    ? RespondentPages.cameraFreeConsent(masthead, cameraFreeTerms(campaign, session))
                    : RespondentPages.consent(masthead, terms(campaign, session));
        }
        return session.cameraFree
                ? RespondentPages.watch(masthead, visit(session, campaign))
                : RespondentPages.visit(masthead, visit(session, campaign));
    }

    TemplateInstance ageUnread(RespondentSession session) {
        return RespondentPages.ageUnread(masthead(session, Campaign.required(session.campaignId)));
    }

    TemplateInstance consentIncomplete(RespondentSession session) {
        Campaign campaign = Campaign.required(session.campaignId);
        return RespondentPages.consentIncomplete(masthead(session, campaign), terms(campaign, session));
    }

    TemplateInstance consentChanged(RespondentSession session) {
        Campaign campaign = Campaign.required(session.campaignId);
        return RespondentPages.consentChanged(masthead(session, campaign), terms(campaign, session));
    }

    TemplateInstance linkClosed(Language language, String path) {
        return RespondentPages.linkClosed(nobody(language, path));
    }

    public Masthead nobody(Language language, String path) {
        return Masthead.ofNobody(language, languages.all(), path);
    }

    private TemplateInstance ended(
            RespondentSession session, Campaign campaign, Masthead masthead, Disposition disposition) {
        return switch (disposition) {
            case COMPLETE, COMPLETE_WITHOUT_CAMERA -> RespondentPages.thanks(masthead, thanks(session, campaign));
            case SCREENED_OUT -> RespondentPages.screenedOut(masthead, Farewell.plain());
            case DECLINED -> RespondentPages.declined(masthead, Farewell.plain());
            default -> RespondentPages.ended(masthead, Farewell.plain());
        };
    }

    private Thanks thanks(RespondentSession session, Campaign campaign) {
        return new Thanks(
                card(session),
                session.cameraFree,
                films(campaign),
                recorded(session),
                session.awaitsSeriousness(),
                session.storedUntil(campaign),
                campaign.controller,
                campaign.controllerContact,
                null);
    }

    private Visit visit(RespondentSession session, Campaign campaign) {
        boolean beforeFilms = session.stage != Stage.WATCHING;
        return new Visit(card(session), films(campaign), campaign.cameraOptional && beforeFilms, tracks.of(session));
    }

    public ReceiptCard card(RespondentSession session) {
        return ReceiptCard.of(ReceiptCode.of(key, session.id), mien.publicUrl());
    }

    private Terms terms(Campaign campaign, RespondentSession session) {
        return Terms.offered(texts.shown(campaign, session.country, session.language), campaign.cameraOptional);
    }

    private CameraFreeTerms cameraFreeTerms(Campaign campaign, RespondentSession session) {
        return CameraFreeTerms.offered(texts.shownWithoutCamera(campaign, session.language));
    }

    private int minutes(List<Ad> ads) {
        Duration all = AROUND.plus(config.preroll().multipliedBy(ads.size()))
                .plusMillis(ads.stream().mapToLong(ad -> ad.durationMs).sum());
        return (int) Math.ceil(all.toSeconds() / 60.0);
    }

    public Masthead masthead(RespondentSession session, Campaign campaign) {
        boolean preview = session.origin == Origin.PREVIEW;
        return new Masthead(
                campaign.controller,
                Language.of(session.language),
                campaign.spokenLanguages(),
                VisitCookie.PATH,
                preview);
    }

    private static int recorded(RespondentSession session) {
        return (int) session.exposures().stream()
                .filter(exposure -> exposure.state == Exposure.State.RECORDED)
                .count();
    }

    private static int films(Campaign campaign) {
        return campaign.ads().size();
    }
}
