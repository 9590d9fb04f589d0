package io.mien.recording;

import io.mien.campaign.CampaignAddresses;
import io.mien.visit.VisitAddresses;
import io.quarkus.qute.TemplateExtension;
import java.util.UUID;

/** Addresses of the import and of kept recordings. */
@TemplateExtension(namespace = "recording")
public final class RecordingAddresses {
    private RecordingAddresses() {}

    public static String imports(UUID campaign) {
        return CampaignAddresses.page(campaign) + "/imports";
    }

    public static String importTables(UUID campaign) {
        return CampaignAddresses.page(campaign) + "/import-tables";
    }

    public static String importTable(UUID campaign, UUID table) {
        return importTables(campaign) + "/" + table;
    }

    public static String importFiles(UUID campaign, UUID table) {
        return importTable(campaign, table) + "/files";
    }

    public static String playback(UUID visit, UUID exposure) {
        return VisitAddresses.page(visit) + "/exposures/" + exposure + "/recording";
    }

    /** Opens with a signature only. */
    public static String video(UUID visit, UUID exposure) {
        return playback(visit, exposure) + "/video";
    }
}
