package io.mien.consent;

import io.mien.privacy.ConsentText;

/**
 * What somebody without a camera agrees to.
 *
 * @param digest of the text, which comes back with the answer
 */
public record CameraFreeTerms(CameraFreeWords words, String digest) {

    public static CameraFreeTerms offered(ConsentText text) {
        return new CameraFreeTerms(CameraFreeWords.parse(text.words), text.hexDigest());
    }
}
