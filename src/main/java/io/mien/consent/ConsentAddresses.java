package io.mien.consent;

import io.mien.campaign.CampaignAddresses;
import io.quarkus.qute.TemplateExtension;
import java.util.UUID;

/** Addresses of the texts that people agree to. */
@TemplateExtension(namespace = "consent")
public final class ConsentAddresses {
    private ConsentAddresses() {}

    public static String texts(UUID campaign) {
        return CampaignAddresses.page(campaign) + "/texts";
    }

    public static String text(UUID campaign, String pack) {
        return texts(campaign) + "/" + pack;
    }
}
