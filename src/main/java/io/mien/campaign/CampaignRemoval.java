package io.mien.campaign;

import io.mien.platform.Problem;
import io.mien.privacy.Actor;
import io.mien.privacy.AuditAction;
import io.mien.privacy.AuditTrail;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

/** Deletes the sample campaign, or a draft: its rows in one audited transaction, its videos right after. Visits go before. */
@ApplicationScoped
public class CampaignRemoval {
    private final AdFiles files;
    private final AuditTrail trail;

    CampaignRemoval(AdFiles files, AuditTrail trail) {
        this.files = files;
        this.trail = trail;
    }

    @Transactional(Transactional.TxType.NEVER)
    public void ofSample(UUID campaignId, Actor actor) {
        remove(() -> {
            Campaign campaign = Campaign.held(campaignId);
            if (!campaign.sample) {
                throw Problem.conflict("not-a-sample", "Only the sample campaign can be removed this way.");
            }
            return delete(campaign, actor, "sample campaign removed");
        });
    }

    /** A campaign whose fieldwork was never opened. */
    @Transactional(Transactional.TxType.NEVER)
    public void ofDraft(UUID campaignId, Actor actor) {
        remove(() -> {
            Campaign campaign = Campaign.held(campaignId);
            if (!campaign.isDraft()) {
                throw InvalidTransition.onlyDraftsAreDeleted();
            }
            return delete(campaign, actor, "draft deleted");
        });
    }

    private void remove(Callable<List<Ad>> rows) {
        QuarkusTransaction.requiringNew().call(rows).forEach(files::delete);
    }

    private List<Ad> delete(Campaign campaign, Actor actor, String detail) {
        List<Ad> ads = campaign.ads();
        trail.record(actor, AuditAction.DELETE, campaign.id, detail);
        campaign.delete();
        return ads;
    }
}
