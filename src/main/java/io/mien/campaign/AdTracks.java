package io.mien.campaign;

import io.mien.language.TextReviews;
import io.mien.platform.InvalidFields;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Puts captions and descriptions on the ads of a draft; once people are asked in, what they see stands as it is. */
@ApplicationScoped
@Transactional
class AdTracks {
    private final TextReviews languages;
    private final Clock clock;

    AdTracks(TextReviews languages, Clock clock) {
        this.languages = languages;
        this.clock = clock;
    }

    List<AdTrack> of(UUID campaignId, UUID adId) {
        return AdTrack.ofAds(List.of(Ad.required(campaignId, adId).id));
    }

    AdTrack put(UUID campaignId, UUID adId, String kind, String language, File file) {
        Ad ad = inDraft(campaignId, adId);
        WebVtt text = WebVtt.parse(bytes(file), ad.durationMs);
        return AdTrack.put(ad, kind(kind), known(language), text, clock.instant());
    }

    void remove(UUID campaignId, UUID adId, UUID trackId) {
        AdTrack.required(inDraft(campaignId, adId).id, trackId).delete();
    }

    /** Measured before it is read: staff may send videos, and this is held in memory. */
    private static byte[] bytes(File file) {
        try {
            if (file.length() > WebVtt.MAX_BYTES) {
                throw WebVtt.tooLarge();
            }
            return Files.readAllBytes(file.toPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Ad inDraft(UUID campaignId, UUID adId) {
        Campaign.required(campaignId).requireDraft();
        return Ad.required(campaignId, adId);
    }

    private static AdTrack.Kind kind(String kind) {
        return Arrays.stream(AdTrack.Kind.values())
                .filter(each -> each.word().equals(kind))
                .findFirst()
                .orElseThrow(() -> InvalidFields.of("kind", "Say captions or descriptions."));
    }

    private String known(String language) {
        return languages.all().stream()
                .map(TextReviews.Offer::tag)
                .filter(tag -> tag.equals(language))
                .findFirst()
                .orElseThrow(() -> InvalidFields.of("language", "Choose a language from the list."));
    }
}
