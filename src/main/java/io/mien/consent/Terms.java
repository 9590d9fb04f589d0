package io.mien.consent;

import io.mien.privacy.Consent;
import io.mien.privacy.ConsentText;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a respondent agrees to, or agreed to.
 *
 * @param digest of the text, which comes back with the answer
 * @param ticked names of the boxes that were ticked; none before an answer
 * @param incomplete whether a box that is needed was left out
 * @param cameraOptional whether the way without a camera is offered beside it
 */
public record Terms(ConsentWords words, String digest, Set<String> ticked, boolean incomplete, boolean cameraOptional) {

    /** As it is put to a respondent: nothing is ticked beforehand. */
    public static Terms offered(ConsentText text, boolean cameraOptional) {
        return new Terms(ConsentWords.parse(text.words), text.hexDigest(), Set.of(), false, cameraOptional);
    }

    /** Put once more because a box that is needed was left out; those that were ticked stay so. */
    public Terms answeredIncompletely(List<String> ticks) {
        return new Terms(words, digest, Set.copyOf(ticks), true, cameraOptional);
    }

    /** As it was answered. */
    public static Terms answered(ConsentText text, Consent consent) {
        Set<String> ticked = new HashSet<>(consent.acknowledged);
        ticked.addAll(consent.purposes);
        return new Terms(ConsentWords.parse(text.words), text.hexDigest(), ticked, false, false);
    }

    /** True of a box that an answer should have ticked and did not. */
    public boolean isMissing(ConsentWords.Tick tick) {
        return incomplete && tick.isNeeded() && !isTicked(tick);
    }

    public boolean isTicked(ConsentWords.Tick tick) {
        return ticked.contains(tick.name());
    }
}
