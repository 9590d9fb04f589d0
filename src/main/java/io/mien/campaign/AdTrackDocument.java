package io.mien.campaign;

import io.mien.platform.Digest;
import java.util.HexFormat;
import java.util.UUID;

/**
 * An ad's captions or descriptions as the API tells them.
 *
 * @param kind {@code captions} or {@code descriptions}
 * @param digest SHA-256 of the text as respondents get it, in hexadecimal
 */
public record AdTrackDocument(UUID id, String kind, String language, int cues, String digest) {

    static AdTrackDocument of(AdTrack track) {
        return new AdTrackDocument(
                track.id,
                track.kind.word(),
                track.language,
                track.cues,
                HexFormat.of().formatHex(Digest.of(track.body)));
    }
}
