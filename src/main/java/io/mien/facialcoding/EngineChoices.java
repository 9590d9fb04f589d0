package io.mien.facialcoding;

import io.mien.campaign.Campaign;
import io.mien.campaign.CampaignCopied;
import io.mien.platform.Problem;
import io.mien.privacy.Actor;
import io.mien.privacy.AuditAction;
import io.mien.privacy.AuditTrail;
import io.mien.trace.CampaignEngine;
import io.mien.trace.Engine;
import io.mien.trace.TraceStored;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Comparator;
import java.util.UUID;

/** By what a campaign is read and counted: networks that name expressions, or action units. */
@ApplicationScoped
class EngineChoices {
    private final CampaignModels campaigns;
    private final EntityManager entities;
    private final Event<TraceStored> changed;
    private final AuditTrail trail;
    private final Clock clock;

    EngineChoices(
            CampaignModels campaigns,
            EntityManager entities,
            Event<TraceStored> changed,
            AuditTrail trail,
            Clock clock) {
        this.campaigns = campaigns;
        this.entities = entities;
        this.changed = changed;
        this.trail = trail;
        this.clock = clock;
    }

    /** What a campaign is counted by, and whether it can be counted by networks here. */
    record Choice(Engine engine, boolean expressionsAllowed) {}

    @Transactional
    Choice of(UUID campaignId) {
        Campaign.required(campaignId);
        return new Choice(campaigns.engine(campaignId), campaigns.canReadExpressions());
    }

    /** From now on; recordings that the other engine read count no longer until they are re-scored. */
    @Transactional
    void choose(UUID campaignId, Engine engine, Actor.Member actor) {
        Campaign campaign = Campaign.required(campaignId);
        if (engine == Engine.SEQUENCE) {
            throw Problem.invalid("engine-unknown", "Choose FRAME for the networks or ACTION_UNITS.");
        }
        if (engine == Engine.FRAME && !campaigns.canReadExpressions()) {
            throw Problem.conflict(
                    "expressions-not-allowed",
                    "This installation may not use its expression networks: their cards allow research and evaluation only. Its"
                            + " operator can accept that.");
        }
        CampaignEngine.choose(campaign.id, engine, actor.login(), clock.instant());
        trail.record(actor, AuditAction.CHANGE, campaign.id, "counted by " + words(engine) + " from now on");
        renewFigures(campaign.id);
    }

    /** A copy is counted by the same, if anybody chose. */
    void carry(@Observes CampaignCopied copied) {
        CampaignEngine.choiceOf(copied.originalId())
                .ifPresent(chosen ->
                        CampaignEngine.choose(copied.copyId(), chosen.engine, chosen.chosenBy, clock.instant()));
    }

    private static String words(Engine engine) {
        return engine == Engine.ACTION_UNITS ? "action units" : "expression networks";
    }

    private void renewFigures(UUID campaignId) {
        entities.createQuery(
                        "select distinct exposure.adId, visit.country from EmotionTrace trace"
                                + " join Exposure exposure on exposure.id = trace.exposureId"
                                + " join Visit visit on visit.id = exposure.visitId"
                                + " where visit.campaignId = ?1 and trace.current",
                        Figure.class)
                .setParameter(1, campaignId)
                .getResultStream()
                .sorted(Comparator.comparing(Figure::adId).thenComparing(Figure::country))
                .forEach(figure -> changed.fire(new TraceStored(figure.adId(), figure.country())));
    }

    /** Whose sums change. */
    record Figure(UUID adId, String country) {}
}
