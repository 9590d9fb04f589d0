package io.mien.dashboard;

import io.mien.campaign.CampaignAddresses;
import io.mien.visit.VisitAddresses;
import io.quarkus.qute.TemplateExtension;
import java.util.UUID;

/** Addresses of the figures and of what draws them. */
@TemplateExtension(namespace = "dashboard")
public final class DashboardAddresses {
    private DashboardAddresses() {}

    /** How figures are computed; sections are fragments of it ({@link MethodSection#anchor()}). */
    public static String method() {
        return "/method";
    }

    public static String progress(UUID campaign) {
        return CampaignAddresses.page(campaign) + "/progress";
    }

    public static String countriesFile(UUID campaign) {
        return CampaignAddresses.page(campaign) + "/countries.csv";
    }

    public static String answers(UUID campaign) {
        return CampaignAddresses.page(campaign) + "/answers";
    }

    /** What people said beside what their faces showed, of one measure. */
    public static String stated(UUID campaign) {
        return CampaignAddresses.page(campaign) + "/stated";
    }

    public static String answersFile(UUID campaign) {
        return answers(campaign) + ".csv";
    }

    public static String codebook(UUID campaign) {
        return CampaignAddresses.page(campaign) + "/codebook.csv";
    }

    public static String curves(UUID campaign, UUID ad) {
        return CampaignAddresses.ad(campaign, ad) + "/curves";
    }

    /** Of one measure; the countries that are compared are asked for by the form. */
    public static String insight(UUID campaign, UUID ad) {
        return CampaignAddresses.ad(campaign, ad) + "/insight";
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
