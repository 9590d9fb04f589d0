package io.mien.results;

import io.mien.fieldwork.Headcount;
import io.mien.fieldwork.WhichPeople;
import java.util.List;

/**
 * All that an ad's page says of one country, folded from its exposures.
 *
 * @param sums over those who count
 * @param models names and digests of the models behind them
 * @param commercialUse false when one of these models may serve research and evaluation only
 * @param exclusions those who do not count
 */
record AdFold(AdSums sums, List<String> models, boolean commercialUse, Exclusions exclusions) {

    Headcount people() {
        return sums.headcount().with(WhichPeople.LEFT_OUT_OF_AD, exclusions.people());
    }
}
