package io.mien.facialcoding;

import io.mien.fieldwork.Origin;
import io.mien.inference.FaceModels;
import io.mien.recording.RecordingState;
import io.mien.trace.Measure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
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

    /** Ids in the order in which they came. */
    List<UUID> outdated(UUID campaignId) {
        return entities.createQuery(
                        "select recording.id " + KEPT
                                + " and (trace.models <> :models or trace.specVersion <> :specification)"
                                + " order by recording.id",
                        UUID.class)
                .setParameter("campaign", campaignId)
                .setParameter("preview", Origin.PREVIEW)
                .setParameter("coded", RecordingState.CODED)
                .setParameter("models", FaceModels.provenance(campaigns.countedCards(campaignId)))
                .setParameter("specification", Measure.SPEC_VERSION)
                .getResultList();
    }
}
