package io.mien.campaign;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A video that was probed, drawn a poster of and stored, not yet on a campaign.
 *
 * @param id of the ad to be; the storage keys carry it
 * @param fileName as uploaded
 * @param storageKey where its file lies, or will
 * @param sourceKey where the upload lies that its file is to be made from; null when it is the file
 * @param sizeBytes of the file that is stored so far; so with the digest
 */
record PreparedAd(
        UUID id,
        String title,
        String fileName,
        String contentType,
        String storageKey,
        String posterKey,
        @Nullable String sourceKey,
        long sizeBytes,
        byte[] digest,
        int durationMs,
        int width,
        int height) {

    /** Another ad of the same video, whose files were stored under these keys. */
    static PreparedAd copyOf(Ad original, UUID id, String storageKey, String posterKey) {
        return new PreparedAd(
                id,
                original.title,
                original.fileName,
                original.contentType,
                storageKey,
                posterKey,
                null,
                original.sizeBytes,
                original.digest,
                original.durationMs,
                original.width,
                original.height);
    }

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
        ad.sourceKey = sourceKey;
        ad.state = sourceKey == null ? AdState.READY : AdState.PREPARING;
        ad.sizeBytes = sizeBytes;
        ad.digest = digest;
        ad.durationMs = durationMs;
        ad.width = width;
        ad.height = height;
        ad.createdAt = now;
        ad.persist();
        return ad;
    }
}
