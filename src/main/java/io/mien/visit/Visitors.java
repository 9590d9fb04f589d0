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
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lets people in by a link, and back to the visit that they began by it. Any other link leads to nothing. */
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
     * Does something with a link that is open, or by which this browser began a visit, as its tenant in a transaction.
     *
     * @param secret what the link's page left with the browser, if it has been here before
     */
    <T> Optional<T> atDoor(String token, @Nullable String secret, Function<Door, T> work) {
        byte[] digest = Digest.of(token);
        return lookup.ofInvitation(digest)
                .flatMap(tenant -> tenants.runAs(tenant, () -> QuarkusTransaction.requiringNew()
                        .call(() -> door(digest, secret).map(work))));
    }

    /**
     * Begins a visit under this secret. Of one that the same form began a moment ago, and in which nothing has happened,
     * it replaces the secret: an answer that the browser did not wait for took the first along.
     *
     * @return false, and the secret opens nothing, where the visit is under way or over
     */
    boolean enter(Door door, String secret, String language) {
        return visit(door, secret, language).isPresent();
    }

    /** The same for a browser that found no camera. */
    boolean enterWithoutCamera(Door door, String secret, String language) {
        Optional<Visit> visit = visit(door, secret, language);
        visit.ifPresent(entered -> entered.cameraUse().leaveOut(clock.instant()));
        return visit.isPresent();
    }

    /** Begins anew for somebody who said no; false, and nothing begins, where that is no longer possible. */
    boolean reconsider(Visit declined, String secret) {
        return declined.admitting()
                .openInvitation(clock.instant())
                .filter(invitation -> declined.admitting().isReconsiderable())
                .map(invitation ->
                        new Door(invitation, Campaign.required(invitation.campaignId), true, declined.doorDigest))
                .filter(door -> enter(door, secret, declined.language))
                .isPresent();
    }

    private Optional<Visit> visit(Door door, String secret, String language) {
        door.invitation().hold();
        Instant now = clock.instant();
        Optional<Visit> standing = door.begun().filter(door::stands);
        if (standing.isPresent()) {
            return standing.filter(visit -> visit.renewSecret(Digest.of(secret), now));
        }
        if (!door.open()) {
            return Optional.empty();
        }
        Visit visit =
                BegunVisit.by(door.invitation(), language, new VisitSecrets(Digest.of(secret), door.digest()), now);
        jobs.enqueueAt(VisitTimeout.KIND, visit.id, visit.startedAt.plus(config.visitTimeout()));
        return Optional.of(visit);
    }

    private Optional<Door> door(byte[] digest, @Nullable String secret) {
        return Invitation.byDigest(digest)
                .map(invitation -> door(invitation, secret))
                .filter(door -> door.open() || door.visit().isPresent());
    }

    private Door door(Invitation invitation, @Nullable String secret) {
        Campaign campaign = Campaign.required(invitation.campaignId);
        boolean open = invitation.admitsAt(clock.instant(), campaign);
        return new Door(invitation, campaign, open, secret == null ? null : Digest.of(secret));
    }

    /**
     * An invitation with what it leads to.
     *
     * @param open whether a visit may begin by it
     * @param digest of what the link's page left with this browser; null at the first look
     * @param visit the visit that this browser began by it before
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Door(
            Invitation invitation, Campaign campaign, boolean open, byte @Nullable [] digest, Optional<Visit> visit) {

        Door(Invitation invitation, Campaign campaign, boolean open, byte @Nullable [] digest) {
            this(invitation, campaign, open, digest, begunBy(invitation, digest));
        }

        List<Language> languages() {
            return campaign.spokenLanguages();
        }

        /** The visit as it is now, when another request may have begun it meanwhile. */
        Optional<Visit> begun() {
            return begunBy(invitation, digest);
        }

        /** True where the link shows this browser the visit that it began by it, and no other can begin. */
        boolean leadsBack() {
            return visit.isPresent() && (!open || stands(visit.get()));
        }

        /** True of a visit that no other can follow in the same browser; staff may look at a preview again and again. */
        boolean stands(Visit before) {
            return !before.isOver()
                    || invitation.kind != Invitation.Kind.PREVIEW
                            && !before.admitting().isReconsiderable();
        }

        private static Optional<Visit> begunBy(Invitation invitation, byte @Nullable [] digest) {
            return digest == null ? Optional.empty() : Visit.byDoor(invitation.id, digest);
        }
    }
}
