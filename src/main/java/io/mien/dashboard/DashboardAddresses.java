package io.mien.dashboard;

import io.mien.campaign.CampaignAddresses;
import io.mien.visit.VisitAddresses;
import io.quarkus.qute.TemplateExtension;
import java.util.UUID;

/** Addresses of the figures and of what draws them. */
@TemplateExtension(namespace = "dashboard")
public final class DashboardAddresses {
    private DashboardAddresses() {}

    public static String progress(UUID campaign) {
        return CampaignAddresses.page(campaign) + "/progress";
    }

    public static String countriesFile(UUID campaign) {
        return CampaignAddresses.page(campaign) + "/countries.csv";
    }

    public static String curves(UUID campaign, UUID ad) {
        return CampaignAddresses.ad(campaign, ad) + "/curves";
    }

    /** Opens with a signature only. */
    public static String adVideo(UUID ad) {
        return "/ads/" + ad + "/video";
    }

    public static String traces(UUID visit, UUID exposure) {
        return playing(visit, exposure) + "/traces";
    }

    public static String frame(UUID visit, UUID exposure) {
        return playing(visit, exposure) + "/frame";
    }

    private static String playing(UUID visit, UUID exposure) {
        return VisitAddresses.page(visit) + "/exposures/" + exposure;
    }
}
