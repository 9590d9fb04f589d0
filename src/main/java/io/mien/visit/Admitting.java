package io.mien.visit;

import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.fieldwork.Disposition;
import io.mien.fieldwork.Invitation;
import io.mien.fieldwork.VisitEvent.Fact;
import io.mien.fieldwork.VisitEvent.Kind;
import io.mien.privacy.Consent;
import io.mien.privacy.Purpose;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands before a visit: old enough, and agreed. */
record Admitting(Visit visit) {

    /** True until the person said to be old enough; nothing else is asked before. */
    boolean awaitsAge() {
        Admission admission = visit.admission();
        return !visit.isOver() && !admission.isAgreed() && admission.ofAgeAt() == null;
    }

    /** True while the person has not agreed to the text as it stands, or to a camera alone and now goes without one. */
    boolean awaitsConsent() {
        return !visit.admission().isAgreed()
                || !Consent.isCurrent(visit.id)
                || visit.cameraFree && !Consent.allows(visit.id, Purpose.WITHOUT_CAMERA);
    }

    /** Refuses to put a text to somebody whose age was not asked, or whose visit has ended. */
    void requireAge() {
        visit.requireTime();
        if (awaitsAge()) {
            throw VisitRefused.ageNotAsked();
        }
    }

    /** Keeps that the person is old enough, or thanks them: then nothing stays but how the visit ended. */
    void declareAge(int years, int floor, Instant now) {
        if (!awaitsAge()) {
            return;
        }
        if (years >= floor) {
            visit.admission = visit.admission().ofAge(now);
            return;
        }
        visit.end(Disposition.SCREENED_OUT, now);
    }

    /** Saying no is a normal way out; with a visit that has ended already it changes nothing. */
    void decline(Instant now) {
        if (!visit.isOver()) {
            visit.end(Disposition.DECLINED, now);
        }
    }

    /** True of a no that was said before anything was agreed to: nothing was shown, and it may be thought better of. */
    boolean isReconsiderable() {
        return visit.disposition == Disposition.DECLINED && !visit.admission().isAgreed();
    }

    /** The invitation that the visit came by, while visits may begin by it. */
    Optional<Invitation> openInvitation(Instant now) {
        Campaign campaign = Campaign.required(visit.campaignId);
        return Optional.ofNullable(visit.invitationId)
                .flatMap(Invitation::byId)
                .filter(invitation -> invitation.admitsAt(now, campaign));
    }

    /** The first consent begins the visit; one to a newer text lets it go on. */
    void consent(byte[] receiptDigest, Instant now) {
        requireAge();
        if (visit.admission().isAgreed()) {
            return;
        }
        agreed(receiptDigest, now);
        planExposures(Campaign.required(visit.campaignId));
    }

    void agreed(byte @Nullable [] receiptDigest, Instant now) {
        VisitTelling.moves(
                visit,
                Fact.of(Kind.CONSENTED, now),
                () -> visit.admission = visit.admission().agree(receiptDigest, now));
    }

    /** In the order drawn; drawn again where a draft that somebody looks at has other ads by now. */
    private void planExposures(Campaign campaign) {
        List<Ad> ads = campaign.watchableAds();
        Set<UUID> there = ads.stream().map(ad -> ad.id).collect(Collectors.toSet());
        if (!Set.copyOf(visit.itinerary().ads()).equals(there)) {
            visit.draw(ads, campaign);
        }
        Exposure.plan(visit, visit.itinerary().ads());
    }
}
