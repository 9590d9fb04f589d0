package io.mien.facialcoding;

import io.mien.campaign.Campaign;
import io.mien.campaign.CampaignCopied;
import io.mien.platform.ObjectStore;
import io.mien.platform.Problem;
import io.mien.privacy.Actor;
import io.mien.privacy.AuditAction;
import io.mien.privacy.AuditTrail;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Facial coders that the tenant brought: chosen for campaigns, removed when none uses them. */
@ApplicationScoped
public class OwnModels {
    private final ObjectStore store;
    private final AuditTrail trail;
    private final Clock clock;

    OwnModels(ObjectStore store, AuditTrail trail, Clock clock) {
        this.store = store;
        this.trail = trail;
        this.clock = clock;
    }

    @Transactional
    public List<OwnModelFacts> all() {
        return OwnModel.newestFirst().stream().map(OwnModelFacts::of).toList();
    }

    @Transactional
    public OwnModelFacts required(UUID modelId) {
        return OwnModelFacts.of(OwnModel.required(modelId));
    }

    /** The tenant's own model that reads this campaign; empty when the installation's does. */
    @Transactional
    public Optional<OwnModelFacts> chosen(UUID campaignId) {
        Campaign.required(campaignId);
        return CampaignModel.of(campaignId).map(choice -> OwnModelFacts.of(OwnModel.required(choice.ownModelId)));
    }

    /**
     * Has a campaign's recordings read by this model from now on; what is read already stays.
     *
     * @param modelId null for the installation's own models
     */
    @Transactional
    public void choose(UUID campaignId, @Nullable UUID modelId, Actor.Member actor) {
        Campaign campaign = Campaign.required(campaignId);
        OwnModel model = modelId == null ? null : OwnModel.required(modelId);
        CampaignModel.delete("campaignId", campaign.id);
        if (model != null) {
            keep(campaign.id, model.id, actor.login());
        }
        String reader = model == null ? "the installation's models" : "own model " + model.provenance();
        trail.record(actor, AuditAction.CHANGE, campaign.id, "read by " + reader + " from now on");
    }

    private void keep(UUID campaignId, UUID modelId, String by) {
        CampaignModel choice = new CampaignModel();
        choice.campaignId = campaignId;
        choice.ownModelId = modelId;
        choice.chosenBy = by;
        choice.chosenAt = clock.instant();
        choice.persist();
    }

    /** A copy is read by the same model. */
    void carry(@Observes CampaignCopied copied) {
        CampaignModel.of(copied.originalId())
                .ifPresent(chosen -> keep(copied.copyId(), chosen.ownModelId, chosen.chosenBy));
    }

    /** Removes a model that no campaign uses. Traces that it read keep its name and digest. */
    public void remove(UUID modelId, Actor.Member actor) {
        String key = QuarkusTransaction.requiringNew().call(() -> drop(modelId, actor));
        try {
            store.delete(key);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String drop(UUID modelId, Actor.Member actor) {
        OwnModel model = OwnModel.required(modelId);
        long campaigns = CampaignModel.using(model.id);
        if (campaigns > 0) {
            throw Problem.conflict(
                    "model-in-use",
                    "This model reads %d %s. Choose another one there first."
                            .formatted(campaigns, campaigns == 1 ? "campaign" : "campaigns"));
        }
        trail.record(actor, AuditAction.DELETE, model.id, "own model " + model.provenance() + " removed");
        model.delete();
        return model.storageKey;
    }
}
