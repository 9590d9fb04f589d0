package io.mien.consent;

import io.mien.privacy.Consent;
import io.mien.privacy.ConsentText;
import java.util.HashSet;
import java.util.Set;

/**
 * What a respondent agrees to, or agreed to.
 *
 * @param digest of the text, which comes back with the answer
 * @param ticked names of the boxes that were ticked; none before an answer
 * @param cameraOptional whether the way without a camera is offered beside it
 */
public record Terms(ConsentWords words, String digest, Set<String> ticked, boolean cameraOptional) {

    /** As it is put to a respondent: nothing is ticked beforehand. */
    public static Terms offered(ConsentText text, boolean cameraOptional) {
        return new Terms(ConsentWords.parse(text.words), text.hexDigest(), Set.of(), cameraOptional);
    }

    /** As it was answered. */
    public static Terms answered(ConsentText text, Consent consent) {
        Set<String> ticked = new HashSet<>(consent.acknowledged);
        ticked.addAll(consent.purposes);
        return new Terms(ConsentWords.parse(text.words), text.hexDigest(), ticked, false);
    }

    public boolean isTicked(ConsentWords.Tick tick) {
        return ticked.contains(tick.name());
    }
}
