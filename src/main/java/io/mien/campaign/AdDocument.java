package io.mien.campaign;

import java.util.UUID;

/**
 * An ad as the API tells it.
 *
 * @param rendition true when the stored video was made from an upload that not every browser plays
 * @param needsSound true when respondents show before it that they can hear
 */
public record AdDocument(
        UUID id,
        int position,
        String title,
        String fileName,
        String contentType,
        long sizeBytes,
        int durationMs,
        int width,
        int height,
        boolean rendition,
        boolean needsSound) {

    static AdDocument of(Ad ad) {
        return new AdDocument(
                ad.id,
                ad.position,
                ad.title,
                ad.fileName,
                ad.contentType,
                ad.sizeBytes,
                ad.durationMs,
                ad.width,
                ad.height,
                ad.rendition,
                ad.needsSound);
    }
}
