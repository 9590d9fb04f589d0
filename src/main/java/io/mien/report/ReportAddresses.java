package io.mien.report;

import io.mien.campaign.CampaignAddresses;
import io.quarkus.qute.TemplateExtension;
import java.util.UUID;

/** Addresses of what clients are given. */
@TemplateExtension(namespace = "report")
public final class ReportAddresses {
    private ReportAddresses() {}

    public static String releases(UUID campaign) {
        return CampaignAddresses.page(campaign) + "/releases";
    }
}
