package io.mien.facialcoding;

import io.mien.account.Staff;
import io.mien.campaign.Campaign;
import io.mien.campaign.Campaigns;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who reads a campaign, for pages and the API. */
@ApplicationScoped
public class CampaignReaders {
    private final Campaigns campaigns;
    private final OwnModels own;
    private final Rescorings rescorings;
    private final Staff staff;

    CampaignReaders(Campaigns campaigns, OwnModels own, Rescorings rescorings, Staff staff) {
        this.campaigns = campaigns;
        this.own = own;
        this.rescorings = rescorings;
        this.staff = staff;
    }

    public ModelsView view(UUID campaignId) {
        Campaign campaign = campaigns.required(campaignId);
        return new ModelsView(
                campaign.id,
                campaign.name,
                own.chosen(campaignId).orElse(null),
                own.all(),
                rescorings.state(campaignId),
                "");
    }

    /** One sentence; reads no recording, so a page of any campaign can say it. */
    public String reader(UUID campaignId) {
        return ModelsView.reader(own.chosen(campaignId).orElse(null));
    }

    void choose(UUID campaignId, @Nullable UUID modelId) {
        own.choose(campaignId, modelId, staff.actor());
    }

    void rescore(UUID campaignId) {
        rescorings.start(campaignId, staff.actor());
    }
}
