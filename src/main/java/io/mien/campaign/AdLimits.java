package io.mien.campaign;

import java.time.Duration;

/** How much a respondent is asked to watch in one visit. */
final class AdLimits {
    static final int MOST_ADS = 6;
    static final Duration LONGEST_VISIT = Duration.ofMinutes(5);

    private AdLimits() {}
}
