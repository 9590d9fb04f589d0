package io.mien.campaign;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An ad as the API tells it.
 *
 * @param rendition true when the stored video was made from an upload that not every browser plays
 * @param needsSound true when respondents show before it that they can hear
 * @param state fieldwork opens when every ad is READY; one that is PREPARING tells the size of its upload
 * @param preparedPercent how much of its copy is made; null unless it is being prepared
 * @param failure why no copy could be made; null unless it failed
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
        boolean needsSound,
        AdState state,
        @Nullable Integer preparedPercent,
        @Nullable String failure) {

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
                ad.needsSound,
                ad.state,
                ad.state == AdState.PREPARING ? ad.preparedPercent : null,
                ad.failure);
    }
}
