package io.mien.campaign;

import java.util.UUID;

/**
 * An ad's captions or descriptions as the API tells them.
 *
 * @param kind {@code captions} or {@code descriptions}
 */
public record AdTrackDocument(UUID id, String kind, String language, int cues) {

    static AdTrackDocument of(AdTrack track) {
        return new AdTrackDocument(track.id, track.kind.word(), track.language, track.cues);
    }
}
