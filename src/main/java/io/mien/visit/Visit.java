package io.mien.visit;

import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.campaign.Placement;
import io.mien.campaign.Questionnaire;
import io.mien.campaign.SurveyVersion;
import io.mien.fieldwork.Disposition;
import io.mien.fieldwork.Origin;
import io.mien.fieldwork.Validity;
import io.mien.fieldwork.VisitEvent.Fact;
import io.mien.language.Language;
import io.mien.platform.Problem;
import io.mien.tenancy.TenantScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** One visit of one pseudonymous person. */
@Entity
public class Visit extends TenantScoped {
    private static final Duration SENT_TWICE_WITHIN = Duration.ofMinutes(1);

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

    /** The {@link Itinerary} as it is stored; empty for imports, which ask for nothing. */
    public List<String> itinerary = List.of();

    /** Which {@link io.mien.campaign.SurveyVersion} it is asked; null where the campaign asks nothing. */
    @Nullable
    @Column(name = "survey_version")
    public Integer surveyVersion;

    /** The blocks of questions that are done, as the itinerary stores them. */
    @Column(name = "questions_done")
    List<String> questionsDone = List.of();

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

    /** SHA-256 of what the page of the link left with the browser; opens nothing. */
    @Nullable
    @Column(name = "door_digest", updatable = false)
    byte[] doorDigest;

    /** Takes part without a camera: no picture is asked for and none is accepted. */
    @Column(name = "camera_free")
    public boolean cameraFree;

    /** Whether the person says to have watched as usual; null where nobody answered. */
    @Nullable
    @Column(name = "watched_seriously")
    public Boolean watchedSeriously;

    @Column(name = "started_at")
    public Instant startedAt;

    @Column(name = "last_seen_at")
    public Instant lastSeenAt;

    @Nullable
    @Column(name = "finished_at")
    public Instant finishedAt;

    /** The end of the id, as pages show it; the database keeps it. */
    @Column(name = "short_id", insertable = false, updatable = false)
    String shortId;

    /** The first word of {@link #reversalReason}; the database keeps it. */
    @Nullable
    @Column(name = "reversal_rule", insertable = false, updatable = false)
    String reversalRule;

    /** How many facts of it the ledger has: numbers them, and lets no two transactions write the same one. */
    int facts;

    // Hibernate reads a value whose columns are all empty as null: the methods of these names never answer that
    @Nullable
    @Embedded
    Admission admission;

    @Nullable
    @Embedded
    CheckedCamera camera;

    @Nullable
    @Embedded
    SoundCheck sound;

    @Nullable
    @Embedded
    TabLease lease;

    public static Visit required(UUID id) {
        return Visit.<Visit>find("id", id).firstResultOptional().orElseThrow(Problem::notFound);
    }

    static Optional<Visit> byDigest(byte[] digest) {
        return find("digest", digest).firstResultOptional();
    }

    /** The last visit that a browser began by a link. */
    static Optional<Visit> byDoor(UUID invitationId, byte[] doorDigest) {
        return find("invitationId = ?1 and doorDigest = ?2 order by startedAt desc", invitationId, doorDigest)
                .firstResultOptional();
    }

    /** Lets in by another secret, and no longer by the one before, while nothing has happened yet. */
    boolean renewSecret(byte[] fresh, Instant now) {
        boolean untouched =
                admitting().awaitsAge() && startedAt.plus(SENT_TWICE_WITHIN).isAfter(now);
        if (untouched) {
            digest = fresh;
        }
        return untouched;
    }

    public static Optional<Visit> byReceipt(byte[] receiptDigest) {
        return find("admission.receiptDigest", receiptDigest).firstResultOptional();
    }

    public Admission admission() {
        return Objects.requireNonNullElse(admission, Admission.NONE);
    }

    public CheckedCamera camera() {
        return Objects.requireNonNullElse(camera, CheckedCamera.NONE);
    }

    public SoundCheck sound() {
        return Objects.requireNonNullElse(sound, SoundCheck.NONE);
    }

    public TabLease lease() {
        return Objects.requireNonNullElse(lease, TabLease.NONE);
    }

    /** What is asked of this person, and in which order. */
    public Itinerary itinerary() {
        Itinerary whole = Itinerary.parse(itinerary);
        return cameraFree ? whole.withoutCamera() : whole;
    }

    public List<Exposure> exposures() {
        return Exposure.ofVisit(id);
    }

    public boolean isOver() {
        return disposition != null;
    }

    /** True from the pre-roll of the first ad on. */
    boolean hasBegunToWatch() {
        return exposures().stream().anyMatch(exposure -> exposure.playedAt != null);
    }

    /** Refuses whatever needs a running visit of a person who agreed to it. */
    public void requireConsentAndTime() {
        if (admitting().awaitsConsent()) {
            throw VisitRefused.withoutConsent();
        }
        requireTime();
    }

    /** Refuses whatever needs a picture of a person who goes without a camera. */
    public void requireCamera() {
        requireConsentAndTime();
        refuseCameraFree();
    }

    /** Nothing is kept of an ad seen without a camera but that it was seen. */
    void refuseCameraFree() {
        if (cameraFree) {
            throw VisitRefused.withoutCamera();
        }
    }

    /** Speaks another of the languages offered from now on. */
    void speak(@Nullable String asked, List<Language> offered) {
        offered.stream().map(Language::tag).filter(tag -> tag.equals(asked)).forEach(tag -> language = tag);
    }

    /** What the sound check found. */
    void tellSound(boolean heard) {
        requireConsentAndTime();
        sound = new SoundCheck(heard);
    }

    /** True when the ad needs its sound and the respondent could not hear: then its playing does not count. */
    public boolean missesSoundOf(Ad ad) {
        return ad.needsSound && sound().isFailed();
    }

    /** Draws its way through these ads, in an order of chance, and the questions of its campaign as they stand. */
    void draw(List<Ad> ads, Campaign campaign) {
        itinerary = Itinerary.draw(ads, keepTo(campaign.survey(origin == Origin.PREVIEW)))
                .stored();
    }

    /** Goes through these ads in their order, and through the questions of this version. */
    void follow(List<Ad> ads, Optional<SurveyVersion> survey) {
        itinerary = Itinerary.through(ads, keepTo(survey)).stored();
    }

    /** The blocks in which it is asked something, by the version that it keeps to from now on. */
    private Set<Placement> keepTo(Optional<SurveyVersion> survey) {
        surveyVersion = survey.map(version -> version.number).orElse(null);
        return survey.map(version -> version.questionnaire().blocks()).orElse(Set.of());
    }

    /** What it is asked; empty where its campaign asks nothing. */
    public Questionnaire questionnaire() {
        return Optional.ofNullable(surveyVersion)
                .flatMap(number -> SurveyVersion.numbered(campaignId, number))
                .map(SurveyVersion::questionnaire)
                .orElse(Questionnaire.EMPTY);
    }

    /** The block of questions that is due, if one is. */
    public Optional<Step.Questions> dueQuestions() {
        return isOver() || admitting().awaitsConsent()
                ? Optional.empty()
                : itinerary().due(this);
    }

    /** Every question of the block that its person comes to was answered, or there is none. */
    public void closeQuestions(Step.Questions block) {
        if (!block.isClosed(this)) {
            questionsDone = Stream.concat(questionsDone.stream(), Stream.of(block.stored()))
                    .toList();
        }
    }

    /** An answer showed that the study is not meant for its person. */
    public void screenOut(Instant now) {
        requireConsentAndTime();
        end(Disposition.SCREENED_OUT, now);
    }

    /** True when the ad's viewing that stands cannot be used: nothing is asked about it. */
    public boolean isSpoiled(UUID adId) {
        return Exposure.standing(exposures()).stream()
                .anyMatch(exposure -> exposure.adId.equals(adId) && exposure.state == Exposure.State.INVALID);
    }

    /** Takes the visit for a tab, unless another one holds it and was heard of within the lease. */
    void holdBy(String asking, Instant now, Duration length) {
        requireConsentAndTime();
        lease = lease().take(asking, now, length);
        lastSeenAt = now;
    }

    /** Its tab was heard of. */
    public void seen(Instant now) {
        lastSeenAt = now;
        lease = lease().seen(now);
    }

    /** Every visit ends once and in one way. */
    void end(Disposition ending, Instant now) {
        requireTime();
        VisitTelling.moves(this, Fact.ended(ending, now), () -> {
            disposition = ending;
            finishedAt = now;
        });
    }

    /** Whether it may begin, and how it does. */
    Admitting admitting() {
        return new Admitting(this);
    }

    /** With or without a camera. */
    CameraUse cameraUse() {
        return new CameraUse(this);
    }

    /** The ads, one after the other. */
    Watching watching() {
        return new Watching(this);
    }

    /** Whether it counts. */
    public VisitVerdict verdict() {
        return new VisitVerdict(this);
    }

    /** The camera check saw one well-lit face. */
    public void cameraIsFine(Instant now) {
        requireCamera();
        camera = camera().sawFace(now);
    }

    public LocalDate day() {
        return startedAt.atZone(ZoneOffset.UTC).toLocalDate();
    }

    void requireTime() {
        if (isOver()) {
            throw VisitRefused.over();
        }
    }
}
