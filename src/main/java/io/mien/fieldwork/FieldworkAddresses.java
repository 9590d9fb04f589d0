package io.mien.fieldwork;

import io.mien.campaign.CampaignAddresses;
import io.quarkus.qute.TemplateExtension;
import java.util.UUID;

/** Addresses of what opens, closes and previews fieldwork. */
@TemplateExtension(namespace = "fieldwork")
public final class FieldworkAddresses {
    private FieldworkAddresses() {}

    public static String opening(UUID campaign) {
        return CampaignAddresses.page(campaign) + "/fieldwork";
    }

    public static String closure(UUID campaign) {
        return opening(campaign) + "/closure";
    }

    public static String previews(UUID campaign) {
        return CampaignAddresses.page(campaign) + "/previews";
    }
}
