package io.mien.sample;

import io.mien.campaign.CampaignAddresses;
import io.quarkus.qute.TemplateExtension;
import java.util.UUID;

/** Address of what takes the sample campaign away. */
@TemplateExtension(namespace = "sample")
public final class SampleAddresses {
    private SampleAddresses() {}

    public static String removal(UUID campaign) {
        return CampaignAddresses.page(campaign) + "/sample/removal";
    }
}
