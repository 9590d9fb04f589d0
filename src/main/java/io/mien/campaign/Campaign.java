package io.mien.campaign;

import io.mien.account.Client;
import io.mien.language.Language;
import io.mien.platform.Problem;
import io.mien.tenancy.TenantScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PrePersist;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One ad test: its videos, the countries wanted, and the promise made to respondents about their recordings. */
@Entity
public class Campaign extends TenantScoped {

    /** The brand that it is for; the tenant's first where none was chosen. */
    @Column(name = "client_id")
    public UUID clientId;

    public String name;

    /** Who answers for the recordings, as the notice names it: the agency or the brand. */
    public String controller;

    @Column(name = "controller_contact")
    public String controllerContact;

    public List<String> languages;

    @Enumerated(EnumType.STRING)
    public Retention retention = Retention.DELETE_AFTER_ANALYSIS;

    /** Days a kept recording lives, null when it is deleted after analysis. */
    @Nullable
    @Column(name = "keep_days")
    public Integer keepDays;

    /** Youngest age in years that is admitted. */
    @Column(name = "age_floor")
    public int ageFloor = Audience.ADULTS;

    /** Confirmed by staff: no employer and no school asks people in. */
    @Column(name = "no_workplace_or_school")
    public boolean noWorkplaceOrSchool;

    /** Whether people without a camera may watch too; they are counted apart and are in no curve. */
    @Column(name = "camera_optional")
    public boolean cameraOptional;

    /** Whether an ad that was interrupted and shown again counts by its second viewing. */
    @Column(name = "count_second_viewings")
    public boolean countSecondViewings;

    /** Whether visits are flagged that answered much faster than others did. */
    @Column(name = "flag_speeding")
    public boolean flagSpeeding;

    /** Whether visits are flagged that gave the same point throughout. */
    @Column(name = "flag_straight_lining")
    public boolean flagStraightLining;

    @Enumerated(EnumType.STRING)
    public CampaignStatus status = CampaignStatus.DRAFT;

    public boolean sample;

    @Column(name = "created_at")
    public Instant createdAt;

    @Nullable
    @Column(name = "opened_at")
    public Instant openedAt;

    @Nullable
    @Column(name = "closed_at")
    public Instant closedAt;

    /** Since when the list of campaigns leaves it out, null while it does not. */
    @Nullable
    @Column(name = "archived_at")
    public Instant archivedAt;

    /** The tenant's campaign of this id, or the answer that tells nothing about other tenants. */
    public static Campaign required(UUID id) {
        return Campaign.<Campaign>find("id", id).firstResultOptional().orElseThrow(Problem::notFound);
    }

    /** The same, held against whoever would open or archive it, until the transaction ends. */
    static Campaign held(UUID id) {
        return Campaign.<Campaign>find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(Problem::notFound);
    }

    public static List<Campaign> newestFirst() {
        return list("order by createdAt desc");
    }

    public List<Ad> ads() {
        return Ad.ofCampaign(id);
    }

    /** Those that can be shown by now: in fieldwork, all. */
    public List<Ad> watchableAds() {
        return ads().stream().filter(Ad::isReady).toList();
    }

    public List<CountryTarget> targets() {
        return CountryTarget.ofCampaign(id);
    }

    /**
     * The languages that respondents choose from, in its order. Whether somebody had read their words was asked when it
     * opened; an update that changes words asks again at the next opening and interrupts nobody.
     */
    public List<Language> spokenLanguages() {
        return languages.stream().map(Language::of).toList();
    }

    public static Campaign draft(CampaignPlan plan, Instant now) {
        Campaign campaign = new Campaign();
        campaign.createdAt = now;
        campaign.apply(plan);
        campaign.persist();
        return campaign;
    }

    /** Belongs to this client from now on: its viewers read what is published. */
    public void giveTo(Client client) {
        clientId = client.id;
    }

    @PrePersist
    void belongToSomebody() {
        if (clientId == null) {
            clientId = Client.first();
        }
    }

    /** Changes what the campaign promises; only before anyone was asked in. */
    public void revise(CampaignPlan plan) {
        requireDraft();
        apply(plan);
    }

    /** What stands between this campaign and its fieldwork; empty when it may open. */
    public List<Missing> missing() {
        return Readiness.of(this);
    }

    /** What a visit that begins now is asked: a preview sees the draft. Empty where nothing is asked. */
    public Optional<SurveyVersion> survey(boolean preview) {
        return preview ? SurveyVersion.latest(id) : SurveyVersion.published(id);
    }

    /** Whether people are asked anything, as their consent tells them: in a draft, by the draft. */
    public boolean asksQuestions() {
        return survey(isDraft())
                .filter(version -> !version.questionnaire().isEmpty())
                .isPresent();
    }

    /** The policy packs of its countries, each once. */
    public List<PolicyPack> packs() {
        return targets().stream()
                .map(target -> PolicyPack.of(target.country))
                .distinct()
                .sorted()
                .toList();
    }

    /** Youngest age admitted in a country: a preview may look at a draft whose own is still too low. */
    public int ageFloor(String country) {
        return Math.max(ageFloor, PolicyPack.of(country).ageFloor());
    }

    /** People may be asked in from now on. */
    public void open(Instant now) {
        requireTransition(CampaignStatus.IN_FIELDWORK);
        if (sample) {
            throw InvalidTransition.sampleStaysClosed();
        }
        if (isArchived()) {
            throw InvalidTransition.archived();
        }
        List<Missing> missing = missing();
        if (!missing.isEmpty()) {
            throw CampaignNotReady.of(missing);
        }
        status = CampaignStatus.IN_FIELDWORK;
        openedAt = openedAt == null ? now : openedAt;
        closedAt = null;
        SurveyVersion.publish(id, now);
    }

    /** Nobody new comes in; what is recorded is still read. */
    public void close(Instant now) {
        requireTransition(CampaignStatus.CLOSED);
        status = CampaignStatus.CLOSED;
        closedAt = now;
    }

    /** Marks a draft as the sample campaign; it will never be open. */
    public void markAsSample() {
        requireDraft();
        sample = true;
    }

    /** Out of the list; nothing of it is lost. Not while people take part. */
    void archive(Instant now) {
        if (isInFieldwork()) {
            throw InvalidTransition.stillInFieldwork();
        }
        if (isArchived()) {
            throw InvalidTransition.archivedAlready();
        }
        archivedAt = now;
    }

    /** Back into the list. */
    void unarchive() {
        if (!isArchived()) {
            throw InvalidTransition.notArchived();
        }
        archivedAt = null;
    }

    /** The sample was never open: its fieldwork is as made up as its people. */
    public void finishAsSample(Instant opened, Instant closed) {
        requireDraft();
        sample = true;
        status = CampaignStatus.CLOSED;
        openedAt = opened;
        closedAt = closed;
        SurveyVersion.publish(id, opened);
    }

    /** Makes others who would publish its texts wait until the transaction ends. */
    public void hold() {
        getEntityManager().lock(this, LockModeType.PESSIMISTIC_WRITE);
    }

    public boolean isDraft() {
        return status == CampaignStatus.DRAFT;
    }

    public boolean isInFieldwork() {
        return status == CampaignStatus.IN_FIELDWORK;
    }

    public boolean isArchived() {
        return archivedAt != null;
    }

    void requireDraft() {
        if (!isDraft()) {
            throw InvalidTransition.onlyInDraft();
        }
    }

    private void requireTransition(CampaignStatus next) {
        if (!status.canTransitionTo(next)) {
            throw InvalidTransition.of(status, next);
        }
    }

    private void apply(CampaignPlan plan) {
        name = plan.name();
        controller = plan.controller();
        controllerContact = plan.controllerContact();
        languages = plan.languages();
        retention = plan.retention();
        keepDays = plan.keepDays();
        ageFloor = plan.audience().ageFloor();
        noWorkplaceOrSchool = plan.audience().noWorkplaceOrSchool();
        cameraOptional = plan.cameraOptional();
        countSecondViewings = plan.countSecondViewings();
    }

    /** What its answers are flagged for; a flag leaves nobody out. */
    public void flag(boolean speeding, boolean straightLining) {
        flagSpeeding = speeding;
        flagStraightLining = straightLining;
    }
}
