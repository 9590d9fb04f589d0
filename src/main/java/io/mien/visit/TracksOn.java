package io.mien.visit;

import io.mien.campaign.AdTrack;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of an ad's texts a page says are on: a language, empty for none, null when it says nothing.
 *
 * @param captions language of the captions
 * @param descriptions language of the descriptions
 */
record TracksOn(@Nullable String captions, @Nullable String descriptions) {

    /** Refuses a text that the ad does not have; of a kind that it has none of, nothing is known. */
    TracksOn requireAmong(List<AdTrack> tracks) {
        return new TracksOn(
                among(tracks, AdTrack.Kind.CAPTIONS, captions), among(tracks, AdTrack.Kind.DESCRIPTIONS, descriptions));
    }

    private static @Nullable String among(List<AdTrack> tracks, AdTrack.Kind kind, @Nullable String on) {
        List<String> languages = tracks.stream()
                .filter(track -> track.kind == kind)
                .map(track -> track.language)
                .toList();
        if (on != null && !on.isEmpty() && !languages.contains(on)) {
            throw VisitRefused.unknownTrack();
        }
        return languages.isEmpty() ? null : on;
    }
}
