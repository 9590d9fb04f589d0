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
     * @return false, and the secret opens nothing, where the visit is under way
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

    private Optional<Visit> visit(Door door, String secret, String language) {
        door.invitation().hold();
        Instant now = clock.instant();
        Optional<Visit> running = door.begun().filter(visit -> !visit.isOver());
        if (running.isPresent()) {
            return running.filter(visit -> visit.renewSecret(Digest.of(secret), now));
        }
        Visit visit =
                BegunVisit.by(door.invitation(), language, new VisitSecrets(Digest.of(secret), door.digest()), now);
        jobs.enqueueAt(VisitTimeout.KIND, visit.id, visit.startedAt.plus(config.visitTimeout()));
        return Optional.of(visit);
    }

    private Optional<Door> door(byte[] digest, @Nullable String secret) {
        return Invitation.byDigest(digest)
                .filter(invitation -> invitation.isOpenAt(clock.instant()))
                .map(invitation -> door(invitation, secret))
                .filter(Door::isOpen);
    }

    private Door door(Invitation invitation, @Nullable String secret) {
        Campaign campaign = Campaign.required(invitation.campaignId);
        return new Door(invitation, campaign, secret == null ? null : Digest.of(secret));
    }

    /**
     * An invitation with what it leads to.
     *
     * @param digest of what the link's page left with this browser; null at the first look
     * @param visit the visit that this browser began by it before
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Door(Invitation invitation, Campaign campaign, byte @Nullable [] digest, Optional<Visit> visit) {

        Door(Invitation invitation, Campaign campaign, byte @Nullable [] digest) {
            this(invitation, campaign, digest, begunBy(invitation, digest));
        }

        List<Language> languages() {
            return campaign.spokenLanguages();
        }

        /** The visit as it is now, when another request may have begun it meanwhile. */
        Optional<Visit> begun() {
            return begunBy(invitation, digest);
        }

        /**
         * A link works during fieldwork and once a browser; staff may look at a preview at any time and again.
         */
        boolean isOpen() {
            return invitation.kind == Invitation.Kind.PREVIEW
                    || campaign.isInFieldwork() && visit.filter(Visit::isOver).isEmpty();
        }

        private static Optional<Visit> begunBy(Invitation invitation, byte @Nullable [] digest) {
            return digest == null ? Optional.empty() : Visit.byDoor(invitation.id, digest);
        }
    }
}
