package io.mien.facialcoding;

import io.mien.campaign.CampaignAddresses;
import io.quarkus.qute.TemplateExtension;
import java.util.UUID;

/** Addresses of models, of what is counted, of retries and of re-scoring. */
@TemplateExtension(namespace = "facialcoding")
public final class CodingAddresses {
    private CodingAddresses() {}

    public static String ownModels() {
        return "/models";
    }

    public static String ownModelRemoval(UUID model) {
        return ownModels() + "/" + model + "/removal";
    }

    public static String retry(UUID recording) {
        return "/recordings/" + recording + "/coding";
    }

    public static String retries(UUID campaign) {
        return CampaignAddresses.page(campaign) + "/coding";
    }

    public static String models(UUID campaign) {
        return CampaignAddresses.page(campaign) + "/models";
    }

    public static String ownModel(UUID campaign) {
        return CampaignAddresses.page(campaign) + "/own-model";
    }

    public static String engine(UUID campaign) {
        return CampaignAddresses.page(campaign) + "/engine";
    }

    public static String rescoring(UUID campaign) {
        return CampaignAddresses.page(campaign) + "/rescoring";
    }
}
