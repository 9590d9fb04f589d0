package io.mien.fieldwork;

import io.mien.campaign.Campaign;
import io.mien.consent.ConsentTexts;
import io.mien.fieldwork.Invitation.Kind;
import io.mien.language.TextReviews;
import io.mien.platform.Digest;
import io.mien.platform.Problem;
import io.mien.privacy.Actor;
import io.mien.privacy.AuditAction;
import io.mien.privacy.AuditTrail;
import io.mien.privacy.Discloses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The period in which people take part: opening it yields a link per country, closing it lets nobody new in. */
@ApplicationScoped
public class Fieldwork {
    private final ConsentTexts texts;
    private final LinkTokens tokens;
    private final TextReviews reviews;
    private final Event<FieldworkClosed> closed;
    private final AuditTrail trail;
    private final FieldworkConfig config;
    private final Clock clock;

    Fieldwork(
            ConsentTexts texts,
            LinkTokens tokens,
            TextReviews reviews,
            Event<FieldworkClosed> closed,
            AuditTrail trail,
            FieldworkConfig config,
            Clock clock) {
        this.texts = texts;
        this.tokens = tokens;
        this.reviews = reviews;
        this.closed = closed;
        this.trail = trail;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Opens the campaign on the texts as they stand, and returns its links. Opened again, the links that were sent out
     * work again.
     *
     * @param by who opens it, for the audit trail
     */
    @Transactional
    public List<InvitationLink> open(UUID campaignId, Actor by) {
        Campaign campaign = Campaign.required(campaignId);
        Instant now = clock.instant();
        reviews.require(campaign.languages);
        campaign.open(now);
        texts.publish(campaign);
        List<Invitation> known = Invitation.linksOf(campaign.id);
        known.forEach(invitation -> invitation.expiresAt = now.plus(config.linkValidity()));
        Set<String> invited =
                known.stream().map(invitation -> invitation.country).collect(Collectors.toSet());
        campaign.targets().stream()
                .map(target -> target.country)
                .filter(country -> !invited.contains(country))
                .forEach(country -> issue(campaign.id, Kind.LINK, country, config.linkValidity()));
        trail.record(by, AuditAction.CHANGE, campaign.id, "fieldwork opened");
        return issued(campaignId);
    }

    /** Closes the campaign: people who are watching may finish. */
    @Transactional
    public void close(UUID campaignId, Actor by) {
        Campaign campaign = Campaign.required(campaignId);
        Instant now = clock.instant();
        campaign.close(now);
        closed.fire(new FieldworkClosed(campaign.id, now));
        trail.record(by, AuditAction.CHANGE, campaign.id, "fieldwork closed");
    }

    /** The links that were issued, one per country, in the order of countries. */
    @Transactional
    @Discloses(what = "invitation links")
    public List<InvitationLink> links(UUID campaignId) {
        return issued(campaignId);
    }

    private List<InvitationLink> issued(UUID campaignId) {
        Campaign campaign = Campaign.required(campaignId);
        return Invitation.linksOf(campaign.id).stream().map(tokens::link).toList();
    }

    /** A fresh link by which staff see what respondents see; its visits never count. Works before fieldwork too. */
    @Transactional
    public InvitationLink preview(UUID campaignId) {
        Campaign campaign = Campaign.required(campaignId);
        if (campaign.watchableAds().isEmpty()) {
            throw Problem.conflict(
                    "campaign-not-ready",
                    campaign.ads().isEmpty()
                            ? "Upload an ad first: without one there is nothing to preview."
                            : "Wait until an ad is prepared: without one there is nothing to preview.");
        }
        String country = campaign.targets().stream()
                .findFirst()
                .map(target -> target.country)
                .orElse("ZZ");
        return tokens.link(issue(campaign.id, Kind.PREVIEW, country, config.previewValidity()));
    }

    private Invitation issue(UUID campaignId, Kind kind, String country, Duration validity) {
        Invitation invitation = new Invitation();
        invitation.campaignId = campaignId;
        invitation.kind = kind;
        invitation.country = country;
        invitation.createdAt = clock.instant();
        invitation.expiresAt = invitation.createdAt.plus(validity);
        invitation.digest = Digest.of(tokens.token(invitation.id));
        invitation.persist();
        return invitation;
    }
}
