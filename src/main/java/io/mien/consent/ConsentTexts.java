package io.mien.consent;

import io.mien.campaign.Campaign;
import io.mien.campaign.PolicyPack;
import io.mien.campaign.SurveyPublished;
import io.mien.language.Language;
import io.mien.language.OwnTexts;
import io.mien.privacy.Actor;
import io.mien.privacy.AuditAction;
import io.mien.privacy.AuditTrail;
import io.mien.privacy.ConsentText;
import io.mien.privacy.ConsentText.Place;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The texts of a campaign, one a policy pack and language. Fieldwork stands on texts that were published when it opened;
 * words that changed since, with the campaign or with a new release of Mien, are a new version at the next opening.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class ConsentTexts {
    private final AuditTrail trail;
    private final OwnTexts ownTexts;
    private final Clock clock;

    ConsentTexts(AuditTrail trail, OwnTexts ownTexts, Clock clock) {
        this.trail = trail;
        this.ownTexts = ownTexts;
        this.clock = clock;
    }

    /** Publishes what is new of every pack and language. */
    public void publish(Campaign campaign) {
        for (PolicyPack pack : campaign.packs()) {
            campaign.languages.forEach(language -> published(campaign, place(campaign, pack, language)));
        }
    }

    /** Whether questions are asked stands in the text that people agree to. */
    void publish(@Observes SurveyPublished survey) {
        if (survey.campaign().isInFieldwork()) {
            publish(survey.campaign());
        }
    }

    /** What people of a country are shown now in a language. A draft's preview publishes on the way, because what is agreed to is kept. */
    public ConsentText shown(Campaign campaign, String country, String language) {
        Place place = place(campaign, PolicyPack.of(country), language);
        Optional<ConsentText> latest = ConsentText.latest(place);
        return latest.isPresent() && !campaign.isDraft() ? latest.get() : published(campaign, place);
    }

    /** What a visit without a camera is shown now. */
    public ConsentText shownWithoutCamera(Campaign campaign, String language) {
        Place place = new Place(campaign.id, CameraFreeWords.PLACE, language);
        Optional<ConsentText> latest = ConsentText.latest(place);
        return latest.isPresent() && !campaign.isDraft() ? latest.get() : publishedWithoutCamera(campaign, place);
    }

    private ConsentText publishedWithoutCamera(Campaign campaign, Place place) {
        campaign.hold();
        Optional<ConsentText> latest = ConsentText.latest(place);
        String words = CameraFreeWords.of(campaign, ownTexts.messages(place.language()))
                .json();
        return latest.filter(text -> text.words.equals(words)).orElseGet(() -> publish(place, next(latest), words));
    }

    /** The words that would be published now: the latest version's where nothing has changed. */
    ConsentWords draft(Campaign campaign, Place place) {
        Optional<ConsentText> latest = ConsentText.latest(place);
        if (latest.isPresent() && isUnchanged(campaign, latest.get())) {
            return ConsentWords.parse(latest.get().words);
        }
        return write(campaign, place, next(latest), today());
    }

    static Place place(Campaign campaign, PolicyPack pack, String language) {
        return new Place(campaign.id, pack.name(), language);
    }

    private ConsentText published(Campaign campaign, Place place) {
        campaign.hold();
        Optional<ConsentText> latest = ConsentText.latest(place);
        if (latest.isPresent() && isUnchanged(campaign, latest.get())) {
            return latest.get();
        }
        return publish(
                place,
                next(latest),
                write(campaign, place, next(latest), today()).json());
    }

    private ConsentText publish(Place place, int version, String words) {
        ConsentText text = ConsentText.publish(place, version, words, clock.instant());
        trail.record(
                Actor.Worker.SERVER,
                AuditAction.CHANGE,
                text.id,
                "consent text %s %s version %d published".formatted(text.pack, text.language, text.version));
        return text;
    }

    /** Its words would be the same if it were written now. */
    private boolean isUnchanged(Campaign campaign, ConsentText text) {
        LocalDate day = LocalDate.ofInstant(text.publishedAt, ZoneOffset.UTC);
        Place place = new Place(text.campaignId, text.pack, text.language);
        return write(campaign, place, text.version, day).json().equals(text.words);
    }

    private ConsentWords write(Campaign campaign, Place place, int version, LocalDate day) {
        ConsentWriter writer =
                new ConsentWriter(campaign, PolicyPack.valueOf(place.pack()), ownTexts.messages(place.language()));
        return writer.write(version, Language.of(place.language()).day(day));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static int next(Optional<ConsentText> latest) {
        return latest.map(text -> text.version + 1).orElse(1);
    }
}
