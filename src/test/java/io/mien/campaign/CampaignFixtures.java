package io.mien.campaign;

import io.mien.platform.Ids;
import io.mien.tenancy.Tenant;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Campaigns and ads as tests need them; call inside a transaction with a tenant bound. */
public final class CampaignFixtures {
    private CampaignFixtures() {}

    public static Campaign draft(String name) {
        Campaign campaign = new Campaign();
        campaign.name = name;
        campaign.controller = "Northlight Agency";
        campaign.controllerContact = "privacy@northlight.example";
        campaign.languages = List.of("en");
        campaign.noWorkplaceOrSchool = true;
        campaign.createdAt = Instant.parse("2026-11-24T00:00:00Z");
        campaign.persistAndFlush();
        return campaign;
    }

    /** As if its fieldwork had been opened, or closed since. */
    public static void putIn(Campaign campaign, CampaignStatus status) {
        campaign.status = status;
        campaign.openedAt = campaign.createdAt;
        campaign.closedAt = status == CampaignStatus.CLOSED ? campaign.createdAt : null;
    }

    /** A 10 s ad whose file does not exist in the store. */
    public static Ad ad(Campaign campaign, int position) {
        UUID tenant = Tenant.current().orElseThrow().id;
        Ad ad = new Ad();
        ad.campaignId = campaign.id;
        ad.position = position;
        ad.title = "Ad " + position;
        ad.fileName = "ad.mp4";
        ad.contentType = "video/mp4";
        ad.storageKey = tenant + "/ads/" + Ids.next() + ".mp4";
        ad.posterKey = tenant + "/ads/" + Ids.next() + ".jpg";
        ad.sizeBytes = 1;
        ad.digest = new byte[32];
        ad.durationMs = 10_000;
        ad.width = 640;
        ad.height = 360;
        ad.createdAt = campaign.createdAt;
        ad.persist();
        return ad;
    }
}
