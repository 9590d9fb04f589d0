package io.mien.visit;

import io.mien.campaign.CampaignAddresses;
import io.quarkus.qute.TemplateExtension;
import java.util.UUID;

/** Addresses of the staff pages about visits; respondents' pages have theirs in {@link VisitCookie}. */
@TemplateExtension(namespace = "visit")
public final class VisitAddresses {
    private VisitAddresses() {}

    public static String all(UUID campaign) {
        return CampaignAddresses.page(campaign) + "/visits";
    }

    public static String file(UUID campaign) {
        return all(campaign) + ".csv";
    }

    public static String page(UUID visit) {
        return "/visits/" + visit;
    }
}
