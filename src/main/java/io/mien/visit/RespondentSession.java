package io.mien.visit;

import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.campaign.Country;
import io.mien.fieldwork.Disposition;
import io.mien.fieldwork.Exclusion;
import io.mien.fieldwork.Invitation;
import io.mien.fieldwork.Origin;
import io.mien.fieldwork.PlayingExclusion;
import io.mien.fieldwork.QualityRule;
import io.mien.fieldwork.Standing;
import io.mien.fieldwork.Validity;
import io.mien.fieldwork.VisitEvent;
import io.mien.fieldwork.VisitEvent.Fact;
import io.mien.fieldwork.VisitEvent.Kind;
import io.mien.fieldwork.VisitEvent.Move;
import io.mien.fieldwork.VisitExclusion;
import io.mien.language.Language;
import io.mien.platform.Problem;
import io.mien.privacy.Consent;
import io.mien.privacy.Purpose;
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
@Table(name = "visit")
public class Visit extends TenantScoped {
    /** Frames per second below which a camera is of no use. The page gets it with its plan. */
    static final int MIN_CAMERA_FRAMES_PER_SECOND = 10;

    /** Of a running visit of a person who agreed to it and has a camera. */
    private static final String RECORDED = """
            where visit.digest = ?1 and visit.disposition is null and visit.admission().consentedAt() is not null
                and not visit.cameraFree and %s
            """.formatted(Consent.current("visit.id"));

    private static final String SEEN = """
            update Visit visit
            set visit.lastSeenAt = ?2,
                visit.lease().seenAt() = case when visit.lease().tab() is not null then cast(?2 as Instant) end
            """;

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

    /** Takes part without a camera: no picture is asked for and none is accepted. */
    @Column(name = "camera_free")
    public boolean cameraFree;

    @Nullable
    @Column(name = "camera_ok_at")
    public Instant cameraOkAt;

    @Nullable
    @Column(name = "camera_frames_per_second")
    public Float cameraFramesPerSecond;

    /** Whether the tones of the sound check were counted rightly; null where no ad asked for it. */
    @Nullable
    @Column(name = "sound_heard")
    public Boolean soundHeard;

    /** Whether the person says to have watched as usual; null where nobody answered. */
    @Nullable
    @Column(name = "watched_seriously")
    public Boolean watchedSeriously;

    @Column(name = "started_at")
    public Instant startedAt;

    /** When the person said to be old enough; how old is not kept. */
    @Nullable
    @Column(name = "of_age_at")
    public Instant ofAgeAt;

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

    /** How many facts of it the ledger has: numbers them, and lets no two transactions write the same one. */
    int facts;

    public static Visit required(UUID id) {
        return Visit.<Visit>find("id", id)
                .firstResultOptional()
                .orElseThrow(Problem::notFound);
    }

    static Visit enter(Invitation invitation, String language, byte[] digest, Instant now) {
        Visit visit = new Visit();
        visit.campaignId = invitation.campaignId;
        visit.invitationId = invitation.id;
        visit.origin = invitation.kind == Invitation.Kind.PREVIEW ? Origin.PREVIEW : Origin.LINK;
        visit.country = invitation.country;
        visit.language = language;
        visit.digest = digest;
        visit.startedAt = now;
        visit.lastSeenAt = now;
        visit.persist();
        visit.landed();
        return visit;
    }

    /** Stands for the person in a recording that staff brought in: complete, and as pseudonymous as any other. */
    public static Visit imported(Campaign campaign, Country country, Instant now) {
        Visit visit = new Visit();
        visit.campaignId = campaign.id;
        visit.origin = Origin.IMPORT;
        visit.country = country.code();
        visit.language = campaign.languages.get(0);
        visit.startedAt = now;
        visit.lastSeenAt = now;
        visit.persist();
        visit.landed();
        visit.end(Disposition.COMPLETE, now);
        return visit;
    }

    static Optional<Visit> byDigest(byte[] digest) {
        return find("digest", digest).firstResultOptional();
    }

    /** The visit of this cookie, held against every other request until the transaction ends. */
    static Optional<Visit> lockedByDigest(byte[] digest) {
        return Visit.<Visit>find("digest", digest)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    /** The visit as it is now, held until the transaction ends, also if the transaction read it before. */
    public static Optional<Visit> lockedById(UUID id) {
        Optional<Visit> visit = Visit.<Visit>find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
        visit.ifPresent(getEntityManager()::refresh);
        return visit;
    }

    /** A visit on which a verdict is due, held until the transaction ends. */
    public static Visit held(UUID id) {
        return lockedById(id).orElseThrow(Problem::notFound);
    }

    /** True for a running visit of a person who agreed to it and has a camera. */
    static boolean isRecorded(byte[] digest) {
        return count("from Visit visit " + RECORDED, digest) == 1;
    }

    /** Notes that the tab of such a visit was heard of, and holds it until the transaction ends; false for any other. */
    static boolean seenRecorded(byte[] digest, Instant now) {
        return update(SEEN + RECORDED, digest, now) == 1;
    }

    public static Optional<Visit> byReceipt(byte[] receiptDigest) {
        return find("receiptDigest", receiptDigest).firstResultOptional();
    }

    /** Visits that came by a link and have not begun to watch. */
    static List<Visit> waitingIn(UUID campaignId) {
        return Visit.<Visit>find(
                        "campaignId = ?1 and origin = ?2 and disposition is null and stage in ?3",
                        campaignId,
                        Origin.LINK,
                        List.of(Stage.LANDED, Stage.CONSENTED, Stage.CAMERA_PASSED))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    public List<Exposure> exposures() {
        return Exposure.ofVisit(id);
    }

    public boolean isOver() {
        return disposition != null;
    }

    /** True until the person said to be old enough; nothing else is asked before. */
    boolean awaitsAge() {
        return stage == Stage.LANDED && ofAgeAt == null;
    }

    /** True while the person has not agreed to the text as it stands, or to a camera alone and now goes without one. */
    boolean awaitsConsent() {
        return consentedAt == null
                || !Consent.isCurrent(id)
                || cameraFree && !Consent.allows(id, Purpose.WITHOUT_CAMERA);
    }

    /** Refuses whatever needs a running visit of a person who agreed to it. */
    public void requireConsentAndTime() {
        if (awaitsConsent()) {
            throw VisitRefused.withoutConsent();
        }
        requireTime();
    }

    /** Keeps that the person is old enough, or thanks them: then nothing stays but how the visit ended. */
    void declareAge(int years, int floor, Instant now) {
        if (isOver() || !awaitsAge()) {
            return;
        }
        if (years >= floor) {
            ofAgeAt = now;
            return;
        }
        end(Disposition.SCREENED_OUT, now);
    }

    /** Refuses to put a text to somebody whose age was not asked, or whose visit has ended. */
    void requireAdmission() {
        requireTime();
        if (awaitsAge()) {
            throw VisitRefused.ageNotAsked();
        }
    }

    /** Refuses whatever needs a picture of a person who goes without a camera. */
    public void requireCamera() {
        requireConsentAndTime();
        refuseCameraFree();
    }

    /** Nothing is kept of a film seen without a camera but that it was seen. */
    void refuseCameraFree() {
        if (cameraFree) {
            throw VisitRefused.withoutCamera();
        }
    }

    /** Goes on without a camera, where the campaign allows it and before the first ad. */
    void leaveOutCamera(Instant now) {
        if (isOver()) {
            throw VisitRefused.over();
        }
        if (!Campaign.required(campaignId).cameraOptional || stage == Stage.WATCHING) {
            throw VisitRefused.cameraNeeded();
        }
        if (!cameraFree) {
            Standing stood = standing();
            cameraFree = true;
            moved(stood, Fact.of(Kind.CAMERA_LEFT_OUT, now));
        }
    }

    /** Takes part with a camera after all, as long as going without was not agreed to. */
    void takeCamera(Instant now) {
        if (cameraFree && awaitsConsent()) {
            Standing stood = standing();
            cameraFree = false;
            moved(stood, Fact.of(Kind.CAMERA_TAKEN, now));
        }
    }

    /** Refuses to let go without a camera whoever did not choose it. */
    void requireCameraFree() {
        if (!cameraFree) {
            throw VisitRefused.cameraNeeded();
        }
    }

    /** The first consent begins the visit; one to a newer text lets it go on. */
    void consent(byte[] receiptDigest, Instant now) {
        requireAdmission();
        if (stage != Stage.LANDED) {
            return;
        }
        agreed(now);
        this.receiptDigest = receiptDigest;
        Exposure.draw(this, Campaign.required(campaignId).ads());
    }

    void agreed(Instant now) {
        Standing stood = standing();
        advance(Stage.CONSENTED);
        consentedAt = now;
        moved(stood, Fact.of(Kind.CONSENTED, now));
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
        requireCamera();
        cameraOkAt = now;
    }

    /** What the sound check found. */
    void tellSound(boolean heard) {
        requireConsentAndTime();
        soundHeard = heard;
    }

    /** True when the ad needs its sound and the respondent could not hear: then its playing does not count. */
    public boolean missesSoundOf(Ad ad) {
        return ad.needsSound && Boolean.FALSE.equals(soundHeard);
    }

    /** Goes on to the ads, or back to them after a reload, if the camera was found fine a moment ago and is fast enough. */
    void passCamera(float framesPerSecond, Instant now, Duration verdict) {
        requireCamera();
        if (cameraOkAt == null || cameraOkAt.plus(verdict).isBefore(now)) {
            throw VisitRefused.cameraNotChecked();
        }
        if (framesPerSecond < MIN_CAMERA_FRAMES_PER_SECOND) {
            throw VisitRefused.cameraTooSlow(MIN_CAMERA_FRAMES_PER_SECOND);
        }
        cameraFramesPerSecond = framesPerSecond;
        if (stage == Stage.CONSENTED) {
            passed(framesPerSecond, now);
        }
    }

    void passed(float framesPerSecond, Instant now) {
        Standing stood = standing();
        advance(Stage.CAMERA_PASSED);
        cameraFramesPerSecond = framesPerSecond;
        cameraPassedAt = now;
        moved(stood, Fact.of(Kind.CAMERA_PASSED, now));
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
        if (exposure.play(now)) {
            exposed(exposure, now);
        }
    }

    /** An ad is shown: a fact that moves the visit nowhere. */
    void exposed(Exposure exposure, Instant now) {
        VisitEvent.tell(teller(), ++facts, Fact.exposed(exposure.id, exposure.adId, now), Move.NONE);
    }

    /** An ad was played to its end without a camera. */
    void watched(Exposure exposure, Instant now) {
        requireConsentAndTime();
        requireCameraFree();
        exposure.watched();
        seen(now);
    }

    /** Its tab was heard of. */
    public void seen(Instant now) {
        lastSeenAt = now;
        tabSeenAt = tab == null ? null : now;
    }

    /**
     * All ads are through: complete, or of no use when not one of them was recorded, or seen without a camera. What was cut short by a reload or a
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
        exposures.stream()
                .filter(Exposure::isOutstanding)
                .forEach(exposure -> exposure.invalidate(PlayingExclusion.INTERRUPTED));
        end(ending(exposures), now);
    }

    /**
     * Nobody finished it in time: what was not recorded by now never will be. Whoever had nothing left to do but closed the
     * tab before it could say so has finished all the same.
     */
    void timeOut(Instant now) {
        List<Exposure> exposures = exposures();
        boolean through = stage == Stage.WATCHING && exposures.stream().noneMatch(Exposure::isOutstanding);
        end(through ? ending(exposures) : Disposition.TIMED_OUT, now);
        exposures.stream()
                .filter(Exposure::isOutstanding)
                .forEach(exposure -> exposure.invalidate(PlayingExclusion.TIMED_OUT));
    }

    private Disposition ending(List<Exposure> exposures) {
        Exposure.State usable = cameraFree ? Exposure.State.WATCHED : Exposure.State.RECORDED;
        if (exposures.stream().noneMatch(exposure -> exposure.state == usable)) {
            return Disposition.QUALITY_TERMINATED;
        }
        return cameraFree ? Disposition.COMPLETE_WITHOUT_CAMERA : Disposition.COMPLETE;
    }

    /** Refuses a visit that was never consented to: it has no receipt. */
    public Visit requireReceipt() {
        if (receiptDigest == null) {
            throw Problem.notFound();
        }
        return this;
    }

    public LocalDate day() {
        return startedAt.atZone(ZoneOffset.UTC).toLocalDate();
    }

    /**
     * Days that the visit's videos are kept: the campaign's, if the person allows it; null when they are deleted after
     * analysis. An imported video has no person to ask here.
     */
    @Nullable
    public Integer keepDays(Campaign campaign) {
        boolean allowed = origin == Origin.IMPORT || Consent.allows(id, Purpose.KEEP_RECORDING);
        return allowed ? campaign.keepDays : null;
    }

    /** The last day of the visit's videos, null when they are deleted after analysis. */
    @Nullable
    public LocalDate storedUntil(Campaign campaign) {
        Integer days = keepDays(campaign);
        return days == null ? null : day().plusDays(days);
    }

    /** Every visit ends once and in one way. */
    void end(Disposition disposition, Instant now) {
        Standing stood = standing();
        advance(Stage.FINISHED);
        this.disposition = disposition;
        finishedAt = now;
        moved(stood, Fact.ended(disposition, now));
        if (disposition == Disposition.COMPLETE_WITHOUT_CAMERA && Boolean.FALSE.equals(soundHeard) && !sawSilentAd()) {
            reverse(QualityRule.SOUND_NOT_HEARD, now);
        }
    }

    /** Whether an ad was seen to its end without a camera that needs no sound. */
    private boolean sawSilentAd() {
        return exposures().stream()
                .filter(exposure -> exposure.state == Exposure.State.WATCHED)
                .anyMatch(exposure -> !missesSoundOf(Ad.required(exposure.adId)));
    }

    private void requireTime() {
        if (isOver()) {
            throw VisitRefused.over();
        }
    }

    private void advance(Stage next) {
        requireTime();
        boolean skipsCamera = cameraFree && stage == Stage.CONSENTED && next == Stage.WATCHING;
        if (!skipsCamera && !stage.canTransitionTo(next)) {
            throw VisitRefused.of(stage, next);
        }
        stage = next;
    }

    /** True while a visit that brought recordings has not yet been asked whether to use them. */
    boolean awaitsSeriousness() {
        return disposition == Disposition.COMPLETE && watchedSeriously == null;
    }

    /**
     * What the person says at the end; the first answer stands. Who did not watch as usual does not count, whatever the
     * recordings show (the seriousness check of Aust et al., Behavior Research Methods 45, 2013).
     *
     * @return whether the visit counts no longer because of it
     */
    public boolean tellSeriousness(boolean serious, Instant now) {
        if (disposition != Disposition.COMPLETE) {
            throw VisitRefused.nothingAsked();
        }
        if (watchedSeriously != null) {
            return false;
        }
        watchedSeriously = serious;
        if (!serious) {
            reverse(VisitExclusion.NOT_SERIOUS, now);
        }
        return !serious;
    }

    /** At least one of the visit's recordings passed the quality rules; it counts, unless its person says otherwise. */
    public void validate(Instant now) {
        validate(Kind.VALIDATED_FOR_EXPRESSION, now);
    }

    /** The same where no recording shows enough of the face to read expressions: it counts for attention alone. */
    public void validateForAttention(Instant now) {
        validate(Kind.VALIDATED_FOR_ATTENTION, now);
    }

    private void validate(Kind verdict, Instant now) {
        if (Boolean.FALSE.equals(watchedSeriously)) {
            reverse(VisitExclusion.NOT_SERIOUS, now);
            return;
        }
        if (validity == Validity.VALID
                && VisitEvent.lastVerdict(id).filter(verdict::equals).isPresent()) {
            return;
        }
        Standing stood = standing();
        validity = Validity.VALID;
        reversalReason = null;
        moved(stood, Fact.of(verdict, now));
    }

    /** The complete no longer counts. Said again for the same reason it is no new fact. */
    public void reverse(Exclusion why, Instant now) {
        Standing stood = standing();
        validity = Validity.REVERSED;
        reversalReason = why.stored();
        if (!standing().equals(stood)) {
            moved(stood, Fact.reversed(why, now));
        }
    }

    /** Why it does not count; empty where it may. */
    public Optional<Exclusion> exclusion() {
        return Exclusion.of(reversalReason);
    }

    /** Its last fact: from now on it is counted nowhere. */
    public void erase(Instant now) {
        VisitEvent.tell(teller(), ++facts, Fact.of(Kind.ERASED, now), new Move(standing(), null));
    }

    void landed() {
        VisitEvent.tell(teller(), ++facts, Fact.of(Kind.LANDED, startedAt), new Move(null, standing()));
    }

    private void moved(Standing stood, Fact fact) {
        VisitEvent.tell(teller(), ++facts, fact, new Move(stood, standing()));
    }

    private Standing standing() {
        Standing.Reach reach = consentedAt == null ? Standing.Reach.LANDED : Standing.Reach.CONSENTED;
        return new Standing(
                cameraPassedAt == null ? reach : Standing.Reach.CAMERA_PASSED,
                cameraFree,
                disposition,
                validity,
                exclusion().orElse(null));
    }

    private VisitEvent.Teller teller() {
        return new VisitEvent.Teller(id, campaignId, country, origin);
    }
}
