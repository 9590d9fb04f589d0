package io.mien.fieldwork;

import io.mien.campaign.Campaign;
import io.mien.campaign.Country;
import io.mien.platform.Problem;
import io.mien.tenancy.TenantScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One visit of one pseudonymous person. */
@Entity
@Table(name = "respondent_session")
public class RespondentSession extends TenantScoped {

    @Column(name = "campaign_id")
    public UUID campaignId;

    @Nullable
    @Column(name = "invitation_id")
    public UUID invitationId;

    @Enumerated(EnumType.STRING)
    public Origin origin;

    @JdbcTypeCode(SqlTypes.CHAR)
    public String country;

    public String language;

    @Enumerated(EnumType.STRING)
    public Stage stage = Stage.LANDED;

    @Nullable
    @Enumerated(EnumType.STRING)
    public Disposition disposition;

    @Enumerated(EnumType.STRING)
    public Validity validity = Validity.PENDING;

    @Nullable
    @Column(name = "reversal_reason")
    public String reversalReason;

    /** SHA-256 of the visit's cookie; null for imports and samples. */
    @Nullable
    public byte[] digest;

    /** SHA-256 of the receipt code; null before consent. */
    @Nullable
    @Column(name = "receipt_digest")
    public byte[] receiptDigest;

    /** The browser tab that holds the visit; another one is told so. */
    @Nullable
    public String tab;

    /** When the tab that holds the visit was last heard of. */
    @Nullable
    @Column(name = "tab_seen_at")
    public Instant tabSeenAt;

    @Nullable
    @Column(name = "camera_ok_at")
    public Instant cameraOkAt;

    @Nullable
    @Column(name = "camera_frames_per_second")
    public Float cameraFramesPerSecond;

    @Nullable
    @Column(name = "user_agent")
    public String userAgent;

    @Column(name = "started_at")
    public Instant startedAt;

    @Nullable
    @Column(name = "consented_at")
    public Instant consentedAt;

    @Nullable
    @Column(name = "camera_passed_at")
    public Instant cameraPassedAt;

    @Column(name = "last_seen_at")
    public Instant lastSeenAt;

    @Nullable
    @Column(name = "finished_at")
    public Instant finishedAt;

    /** How the person came in; only {@link #counts()} ones count towards targets. */
    public enum Origin {
        LINK,
        PREVIEW,
        IMPORT,
        SAMPLE;

        public boolean counts() {
            return this != PREVIEW;
        }
    }

    /** Whether a complete counts: pending until its recordings are read, then valid or reversed with a reason. */
    public enum Validity {
        PENDING,
        VALID,
        REVERSED
    }

    public static RespondentSession required(UUID id) {
        return RespondentSession.<RespondentSession>find("id", id)
                .firstResultOptional()
                .orElseThrow(Problem::notFound);
    }

    static RespondentSession enter(Invitation invitation, String language, byte[] digest, Instant now) {
        RespondentSession session = new RespondentSession();
        session.campaignId = invitation.campaignId;
        session.invitationId = invitation.id;
        session.origin = invitation.kind == Invitation.Kind.PREVIEW ? Origin.PREVIEW : Origin.LINK;
        session.country = invitation.country;
        session.language = language;
        session.digest = digest;
        session.startedAt = now;
        session.lastSeenAt = now;
        session.persist();
        return session;
    }

    /** Stands for the person in a recording that staff brought in: complete, and as pseudonymous as any other. */
    public static RespondentSession imported(Campaign campaign, Country country, Instant now) {
        RespondentSession session = new RespondentSession();
        session.campaignId = campaign.id;
        session.origin = Origin.IMPORT;
        session.country = country.code();
        session.language = campaign.languages.get(0);
        session.startedAt = now;
        session.lastSeenAt = now;
        session.end(Disposition.COMPLETE, now);
        session.persist();
        return session;
    }

    static Optional<RespondentSession> byDigest(byte[] digest) {
        return find("digest", digest).firstResultOptional();
    }

    /** The visit of this cookie, held against every other request until the transaction ends. */
    static Optional<RespondentSession> lockedByDigest(byte[] digest) {
        return RespondentSession.<RespondentSession>find("digest", digest)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    static Optional<RespondentSession> lockedById(UUID id) {
        return RespondentSession.<RespondentSession>find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    static Optional<RespondentSession> byReceipt(byte[] receiptDigest) {
        return find("receiptDigest", receiptDigest).firstResultOptional();
    }

    /** Visits that came by a link and have not begun to watch. */
    static List<RespondentSession> waitingIn(UUID campaignId) {
        return RespondentSession.<RespondentSession>find(
                        "campaignId = ?1 and origin = ?2 and disposition is null and stage in ?3",
                        campaignId,
                        Origin.LINK,
                        List.of(Stage.LANDED, Stage.CONSENTED, Stage.CAMERA_PASSED))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    public List<Exposure> exposures() {
        return Exposure.ofSession(id);
    }

    /** The visit's own exposure; anybody else's is not there. */
    public Exposure exposure(UUID exposureId) {
        Exposure exposure = Exposure.required(exposureId);
        if (!exposure.sessionId.equals(id)) {
            throw Problem.notFound();
        }
        return exposure;
    }

    public boolean isOver() {
        return disposition != null;
    }

    public boolean hasConsented() {
        return consentedAt != null;
    }

    /** Refuses whatever needs a running visit of a person who agreed to it. */
    public void requireConsentAndTime() {
        if (!hasConsented()) {
            throw VisitRefused.withoutConsent();
        }
        if (isOver()) {
            throw VisitRefused.over();
        }
    }

    void consent(byte[] receiptDigest, Instant now) {
        advance(Stage.CONSENTED);
        this.receiptDigest = receiptDigest;
        consentedAt = now;
        Exposure.draw(this, Campaign.required(campaignId).ads());
    }

    /** Speaks another of the languages offered from now on. */
    void speak(@Nullable String asked, List<Language> offered) {
        offered.stream().map(Language::tag).filter(tag -> tag.equals(asked)).forEach(tag -> language = tag);
    }

    /** Saying no is a normal way out; with a visit that has ended already it changes nothing. */
    void decline(Instant now) {
        if (!isOver()) {
            end(Disposition.DECLINED, now);
        }
    }

    /** The camera check saw one well-lit face. */
    public void cameraIsFine(Instant now) {
        requireConsentAndTime();
        cameraOkAt = now;
    }

    /** Goes on to the ads, or back to them after a reload, if the camera was found fine a moment ago. */
    void passCamera(float framesPerSecond, Instant now, Duration verdict) {
        requireConsentAndTime();
        if (cameraOkAt == null || cameraOkAt.plus(verdict).isBefore(now)) {
            throw VisitRefused.cameraNotChecked();
        }
        cameraFramesPerSecond = framesPerSecond;
        if (stage == Stage.CONSENTED) {
            advance(Stage.CAMERA_PASSED);
            cameraPassedAt = now;
        }
    }

    /** Takes the visit for a tab, unless another one holds it and was heard of within the lease. */
    void holdBy(String asking, Instant now, Duration lease) {
        requireConsentAndTime();
        boolean held = tab != null && tabSeenAt != null && tabSeenAt.plus(lease).isAfter(now);
        if (held && !asking.equals(tab)) {
            throw VisitRefused.elsewhere();
        }
        tab = asking;
        tabSeenAt = now;
        lastSeenAt = now;
    }

    /** The pre-roll of an ad begins: the next in the order drawn. */
    void play(Exposure exposure, Instant now) {
        requireConsentAndTime();
        if (stage != Stage.WATCHING) {
            advance(Stage.WATCHING);
        }
        if (exposures().stream().anyMatch(exposure::isAfterPlanned)) {
            throw VisitRefused.notNext();
        }
        exposure.play(now);
    }

    /** Its tab was heard of. */
    public void seen(Instant now) {
        lastSeenAt = now;
        tabSeenAt = tab == null ? null : now;
    }

    /**
     * All ads are through: complete, or of no use when not one of them was recorded. What was cut short by a reload or a
     * crash, and has no log, is interrupted for good; what has one still waits for its upload.
     */
    void finish(Instant now) {
        if (isOver()) {
            return;
        }
        requireConsentAndTime();
        List<Exposure> exposures = exposures();
        if (stage != Stage.WATCHING || exposures.stream().anyMatch(Exposure::isWaitedFor)) {
            throw VisitRefused.adsLeft();
        }
        exposures.stream().filter(Exposure::isOutstanding).forEach(exposure -> exposure.invalidate("interrupted"));
        end(watched(exposures), now);
    }

    /**
     * Nobody finished it in time: what was not recorded by now never will be. Whoever had nothing left to do but closed the
     * tab before it could say so has finished all the same.
     */
    void timeOut(Instant now) {
        List<Exposure> exposures = exposures();
        boolean through = stage == Stage.WATCHING && exposures.stream().noneMatch(Exposure::isOutstanding);
        end(through ? watched(exposures) : Disposition.TIMED_OUT, now);
        exposures.stream().filter(Exposure::isOutstanding).forEach(exposure -> exposure.invalidate("timed-out"));
    }

    private static Disposition watched(List<Exposure> exposures) {
        boolean recorded = exposures.stream().anyMatch(exposure -> exposure.state == Exposure.State.RECORDED);
        return recorded ? Disposition.COMPLETE : Disposition.QUALITY_TERMINATED;
    }

    LocalDate day() {
        return startedAt.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /** The last day of the visit's videos, null when they are deleted after analysis. */
    @Nullable
    LocalDate storedUntil(Campaign campaign) {
        return campaign.keepDays == null ? null : day().plusDays(campaign.keepDays);
    }

    /** Every visit ends once and in one way. */
    void end(Disposition disposition, Instant now) {
        if (isOver()) {
            throw VisitRefused.over();
        }
        advance(Stage.FINISHED);
        this.disposition = disposition;
        finishedAt = now;
    }

    private void advance(Stage next) {
        if (isOver()) {
            throw VisitRefused.over();
        }
        if (!stage.canTransitionTo(next)) {
            throw VisitRefused.of(stage, next);
        }
        stage = next;
    }

    /** At least one of the visit's recordings passed the quality rules. */
    public void validate() {
        validity = Validity.VALID;
        reversalReason = null;
    }

    /**
     * The complete no longer counts.
     *
     * @param reason name of the quality rule that failed, as {@code trace} lists them
     */
    public void reverse(String reason) {
        validity = Validity.REVERSED;
        reversalReason = reason;
    }
}
