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

/** Takes the sample campaign away: its rows in one audited transaction, its videos right after. */
@ApplicationScoped
public class SampleRemoval {
    private final AdFiles files;
    private final AuditTrail trail;

    SampleRemoval(AdFiles files, AuditTrail trail) {
        this.files = files;
        this.trail = trail;
    }

    @Transactional(Transactional.TxType.NEVER)
    public void of(UUID campaignId, Actor actor) {
        List<Ad> ads = QuarkusTransaction.requiringNew().call(() -> remove(campaignId, actor));
        ads.forEach(files::delete);
    }

    private List<Ad> remove(UUID campaignId, Actor actor) {
        Campaign campaign = Campaign.required(campaignId);
        if (!campaign.sample) {
            throw Problem.conflict("not-a-sample", "Only the sample campaign can be removed this way.");
        }
        List<Ad> ads = campaign.ads();
        trail.record(actor, AuditAction.DELETE, campaignId, "sample campaign removed");
        campaign.delete();
        return ads;
    }
}
