package io.mien.export;

import io.mien.campaign.CampaignAddresses;
import io.quarkus.qute.TemplateExtension;
import java.util.UUID;

/** Addresses of results that leave the product. */
@TemplateExtension(namespace = "export")
public final class ExportAddresses {
    private ExportAddresses() {}

    public static String all(UUID campaign) {
        return CampaignAddresses.page(campaign) + "/exports";
    }

    public static String file(UUID campaign, UUID export) {
        return all(campaign) + "/" + export + "/file";
    }

    /** Where anybody can check a file. */
    public static String check() {
        return "/export-check";
    }
}
