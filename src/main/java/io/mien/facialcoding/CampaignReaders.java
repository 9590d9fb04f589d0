package io.mien.facialcoding;

import io.mien.account.Staff;
import io.mien.campaign.Campaign;
import io.mien.campaign.Campaigns;
import io.mien.trace.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who reads a campaign, for pages and the API. */
@ApplicationScoped
public class CampaignReaders {
    private final Campaigns campaigns;
    private final OwnModels own;
    private final Rescorings rescorings;
    private final EngineChoices engines;
    private final Staff staff;

    CampaignReaders(Campaigns campaigns, OwnModels own, Rescorings rescorings, EngineChoices engines, Staff staff) {
        this.campaigns = campaigns;
        this.own = own;
        this.rescorings = rescorings;
        this.engines = engines;
        this.staff = staff;
    }

    public ModelsView view(UUID campaignId) {
        Campaign campaign = campaigns.required(campaignId);
        return new ModelsView(
                campaign.id,
                campaign.name,
                own.chosen(campaignId).orElse(null),
                own.all(),
                engines.of(campaignId),
                rescorings.state(campaignId),
                "");
    }

    /** One sentence; reads no recording, so a page of any campaign can say it. */
    public String reader(UUID campaignId) {
        return ModelsView.reader(own.chosen(campaignId).orElse(null), engines.of(campaignId));
    }

    void choose(UUID campaignId, @Nullable UUID modelId) {
        own.choose(campaignId, modelId, staff.actor());
    }

    void count(UUID campaignId, Engine engine) {
        engines.choose(campaignId, engine, staff.actor());
    }

    void rescore(UUID campaignId) {
        rescorings.start(campaignId, staff.actor());
    }
}
