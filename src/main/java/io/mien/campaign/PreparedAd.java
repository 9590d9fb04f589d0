package io.mien.campaign;

import java.time.Instant;
import java.util.UUID;

/**
 * A video that was probed, drawn a poster of and stored, not yet on a campaign.
 *
 * @param id of the ad to be; the storage keys carry it
 * @param fileName as uploaded
 * @param rendition true when the stored file was made from an upload that not every browser plays
 */
record PreparedAd(
        UUID id,
        String title,
        String fileName,
        String contentType,
        String storageKey,
        String posterKey,
        long sizeBytes,
        byte[] digest,
        int durationMs,
        int width,
        int height,
        boolean rendition) {

    Ad persist(Campaign campaign, Instant now) {
        Ad ad = new Ad();
        ad.id = id;
        ad.campaignId = campaign.id;
        ad.position = 1 + campaign.ads().size();
        ad.title = title;
        ad.fileName = fileName;
        ad.contentType = contentType;
        ad.storageKey = storageKey;
        ad.posterKey = posterKey;
        ad.sizeBytes = sizeBytes;
        ad.digest = digest;
        ad.durationMs = durationMs;
        ad.width = width;
        ad.height = height;
        ad.rendition = rendition;
        ad.createdAt = now;
        ad.persist();
        return ad;
    }
}
