package io.mien.visit;

import io.mien.campaign.Campaign;
import io.mien.campaign.Country;
import io.mien.fieldwork.Disposition;
import io.mien.fieldwork.Invitation;
import io.mien.fieldwork.Origin;
import java.time.Instant;

/** The ways in which a visit begins. */
public final class BegunVisit {
    private BegunVisit() {}

    static Visit by(Invitation invitation, String language, VisitSecrets secrets, Instant now) {
        Visit visit = new Visit();
        visit.campaignId = invitation.campaignId;
        visit.invitationId = invitation.id;
        visit.origin = invitation.kind == Invitation.Kind.PREVIEW ? Origin.PREVIEW : Origin.LINK;
        visit.country = invitation.country;
        visit.language = language;
        visit.digest = secrets.visit();
        visit.doorDigest = secrets.door();
        Campaign campaign = Campaign.required(invitation.campaignId);
        visit.draw(campaign.watchableAds(), campaign);
        return begun(visit, now);
    }

    /** Stands for the person in a recording that staff brought in: complete, and as pseudonymous as any other. */
    public static Visit imported(Campaign campaign, Country country, Instant now) {
        Visit visit = new Visit();
        visit.campaignId = campaign.id;
        visit.origin = Origin.IMPORT;
        visit.country = country.code();
        visit.language = campaign.languages.get(0);
        begun(visit, now);
        visit.end(Disposition.COMPLETE, now);
        return visit;
    }

    private static Visit begun(Visit visit, Instant now) {
        visit.startedAt = now;
        visit.lastSeenAt = now;
        visit.persist();
        VisitTelling.landed(visit);
        return visit;
    }
}
