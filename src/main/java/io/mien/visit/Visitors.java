package io.mien.visit;

import io.mien.campaign.Campaign;
import io.mien.fieldwork.FieldworkConfig;
import io.mien.fieldwork.Invitation;
import io.mien.jobs.JobQueue;
import io.mien.language.Language;
import io.mien.platform.Digest;
import io.mien.tenancy.TenantContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lets people in by a link. Unknown, expired, used and closed links all lead to nothing. */
@ApplicationScoped
class Visitors {
    private final RespondentTenants lookup;
    private final TenantContext tenants;
    private final JobQueue jobs;
    private final FieldworkConfig config;
    private final Clock clock;

    Visitors(RespondentTenants lookup, TenantContext tenants, JobQueue jobs, FieldworkConfig config, Clock clock) {
        this.lookup = lookup;
        this.tenants = tenants;
        this.jobs = jobs;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Does something with an open link, as its tenant in a transaction.
     *
     * @param secret the browser's visit cookie, if it has been here before
     */
    <T> Optional<T> atDoor(String token, @Nullable String secret, Function<Door, T> work) {
        byte[] digest = Digest.of(token);
        return lookup.ofInvitation(digest)
                .flatMap(tenant -> tenants.runAs(tenant, () -> QuarkusTransaction.requiringNew()
                        .call(() -> door(digest, secret).map(work))));
    }

    /** Begins a visit, or finds the one that the same form began a moment ago. */
    Visit enter(Door door, String secret, String language) {
        door.invitation().hold();
        return HeldVisits.byDigest(Digest.of(secret)).orElseGet(() -> {
            Visit visit = BegunVisit.by(door.invitation(), language, Digest.of(secret), clock.instant());
            jobs.enqueueAt(VisitTimeout.KIND, visit.id, visit.startedAt.plus(config.visitTimeout()));
            return visit;
        });
    }

    /** The same for a browser that found no camera. */
    void enterWithoutCamera(Door door, String secret, String language) {
        enter(door, secret, language).cameraUse().leaveOut(clock.instant());
    }

    private Optional<Door> door(byte[] digest, @Nullable String secret) {
        return Invitation.byDigest(digest)
                .filter(invitation -> invitation.isOpenAt(clock.instant()))
                .map(invitation -> door(invitation, secret))
                .filter(Door::isOpen);
    }

    private Door door(Invitation invitation, @Nullable String secret) {
        Campaign campaign = Campaign.required(invitation.campaignId);
        return new Door(
                invitation, campaign, Optional.ofNullable(secret).flatMap(known -> Visit.byDigest(Digest.of(known))));
    }

    /**
     * An invitation with what it leads to.
     *
     * @param visit the visit that this browser began by it before
     */
    record Door(Invitation invitation, Campaign campaign, Optional<Visit> visit) {

        List<Language> languages() {
            return campaign.spokenLanguages();
        }

        /**
         * A link works during fieldwork and once a browser; staff may look at a preview at any time and again.
         */
        boolean isOpen() {
            return invitation.kind == Invitation.Kind.PREVIEW
                    || campaign.isInFieldwork() && visit.filter(Visit::isOver).isEmpty();
        }
    }
}
