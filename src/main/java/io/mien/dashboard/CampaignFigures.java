package io.mien.dashboard;

import io.mien.fieldwork.Headcount;
import io.mien.fieldwork.WhichPeople;

/**
 * What the list counts of a campaign.
 *
 * @param people who came, in all countries
 * @param wanted people who are to count towards the target
 */
public record CampaignFigures(long ads, long countries, Headcount people, long wanted) {

    public long valid() {
        return people.of(WhichPeople.TOWARDS_TARGET);
    }
}
