package io.mien.results;

import java.util.List;
import java.util.UUID;

/**
 * The ads of a campaign in order, as far as there is one.
 *
 * @param sentence the order in words, or why there is none
 * @param countries of which the order is, each with the same weight: those in which every ad has enough people
 * @param ads highest first; none where they cannot be compared
 */
public record AdRanking(String sentence, List<String> countries, List<RankedAd> ads) {

    /**
     * @param people valid for the measure in these countries
     * @param best rank that the ad can have, 1 for the highest
     * @param worst rank that it can have
     */
    public record RankedAd(UUID id, String title, long people, Shrunken score, int best, int worst) {
        public boolean isCertain() {
            return best == worst;
        }
    }
}
