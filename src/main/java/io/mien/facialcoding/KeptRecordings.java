package io.mien.facialcoding;

import io.mien.fieldwork.Origin;
import io.mien.inference.FaceModels;
import io.mien.recording.RecordingState;
import io.mien.trace.Measure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.UUID;

/** A campaign's read recordings whose video is kept, and those of them that other models or formulas read. */
@ApplicationScoped
class KeptRecordings {
    private static final String KEPT = """
            from Recording recording
            join Exposure exposure on exposure.id = recording.exposureId
            join Visit visit on visit.id = exposure.visitId
            join EmotionTrace trace on trace.exposureId = exposure.id and trace.current
            where visit.campaignId = :campaign and visit.origin <> :preview
              and recording.state = :coded and recording.videoDeletedAt is null
            """;

    private static final String OUTDATED =
            KEPT + " and (trace.models <> :models or trace.specVersion <> :specification)";

    private final EntityManager entities;
    private final CampaignModels campaigns;

    KeptRecordings(EntityManager entities, CampaignModels campaigns) {
        this.entities = entities;
        this.campaigns = campaigns;
    }

    long count(UUID campaignId) {
        return entities.createQuery("select count(recording) " + KEPT, Long.class)
                .setParameter("campaign", campaignId)
                .setParameter("preview", Origin.PREVIEW)
                .setParameter("coded", RecordingState.CODED)
                .getSingleResult();
    }

    /** How many of them other models or formulas read; a page that only says so reads no ids. */
    long countOutdated(UUID campaignId) {
        return outdated("select count(recording) " + OUTDATED, Long.class, campaignId)
                .getSingleResult();
    }

    /** Ids in the order in which they came. */
    List<UUID> outdated(UUID campaignId) {
        return outdated("select recording.id " + OUTDATED + " order by recording.id", UUID.class, campaignId)
                .getResultList();
    }

    private <T> TypedQuery<T> outdated(String query, Class<T> type, UUID campaignId) {
        return entities.createQuery(query, type)
                .setParameter("campaign", campaignId)
                .setParameter("preview", Origin.PREVIEW)
                .setParameter("coded", RecordingState.CODED)
                .setParameter("models", FaceModels.provenance(campaigns.countedCards(campaignId)))
                .setParameter("specification", Measure.SPEC_VERSION);
    }
}
