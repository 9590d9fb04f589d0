package io.mien.campaign;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.mien.tenancy.TenantScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a campaign asks, as it stands from one publication to the next. */
@Entity
@Table(name = "survey_version")
public class SurveyVersion extends TenantScoped {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .visibility(PropertyAccessor.ALL, Visibility.NONE)
            .visibility(PropertyAccessor.FIELD, Visibility.ANY)
            .visibility(PropertyAccessor.CREATOR, Visibility.ANY)
            .build();

    @Column(name = "campaign_id")
    public UUID campaignId;

    /** Counted from 1 within its campaign. */
    public int number;

    /** The {@link Questionnaire} as JSON. */
    String definition;

    /** Whether only words differ from the version before, so that answers to both mean the same. */
    public boolean rewording;

    @Column(name = "created_at")
    public Instant createdAt;

    /** Since when visits begin with it; null for the draft. */
    @Nullable
    @Column(name = "published_at")
    public Instant publishedAt;

    public static List<SurveyVersion> ofCampaign(UUID campaignId) {
        return list("campaignId = ?1 order by number desc", campaignId);
    }

    public static Optional<SurveyVersion> numbered(UUID campaignId, int number) {
        return find("campaignId = ?1 and number = ?2", campaignId, number).firstResultOptional();
    }

    /** What new visits are asked; empty where the campaign asks nothing. */
    public static Optional<SurveyVersion> published(UUID campaignId) {
        return find("campaignId = ?1 and publishedAt is not null order by number desc", campaignId)
                .firstResultOptional();
    }

    /** As staff see it: the draft, or what is published where nothing was changed since. */
    public static Optional<SurveyVersion> latest(UUID campaignId) {
        return find("campaignId = ?1 order by number desc", campaignId).firstResultOptional();
    }

    /** The questions as staff see them; empty where there are none. */
    static Questionnaire standing(UUID campaignId) {
        return latest(campaignId).map(SurveyVersion::questionnaire).orElse(Questionnaire.EMPTY);
    }

    public boolean isDraft() {
        return publishedAt == null;
    }

    public Questionnaire questionnaire() {
        try {
            return JSON.readValue(definition, Questionnaire.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Survey version " + id + " cannot be read", e);
        }
    }

    /** Keeps these questions in the draft, and begins one where the last version was published. */
    public static SurveyVersion keep(Campaign campaign, Questionnaire questionnaire, Instant now) {
        Optional<SurveyVersion> last = latest(campaign.id);
        SurveyVersion draft = last.filter(SurveyVersion::isDraft).orElseGet(() -> {
            SurveyVersion begun = new SurveyVersion();
            begun.campaignId = campaign.id;
            begun.number = 1 + last.map(version -> version.number).orElse(0);
            begun.createdAt = now;
            return begun;
        });
        draft.definition = written(questionnaire);
        draft.rewording = published(campaign.id)
                .filter(version -> questionnaire.isRewordingOf(version.questionnaire()))
                .isPresent();
        draft.persist();
        return draft;
    }

    /** From now on visits begin with the draft, if there is one. */
    static void publish(UUID campaignId, Instant now) {
        latest(campaignId).filter(SurveyVersion::isDraft).ifPresent(draft -> draft.publishedAt = now);
    }

    private static String written(Questionnaire questionnaire) {
        try {
            return JSON.writeValueAsString(questionnaire);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The questions cannot be written", e);
        }
    }
}
