package io.mien.dashboard;

import io.mien.campaign.Ad;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Finds a video's file among the tenant's; the file itself is read outside any transaction. */
@ApplicationScoped
class VideoFiles {
    /** @param storageKey where it lies, @param contentType as probed */
    record Stored(String storageKey, String contentType) {}

    @Transactional
    Stored of(UUID adId) {
        Ad ad = Ad.required(adId);
        return new Stored(ad.storageKey, ad.contentType);
    }
}
