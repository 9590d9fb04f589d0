package io.mien.dashboard;

import io.mien.results.AdPeople;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** How many people of one country one ad of the campaign has. */
public record AdCount(UUID id, String title, AdPeople people) {

    /**
     * The ad that holds a country back: the one whose expressions could be read of the fewest, where another has more. Without
     * such a difference it is the people who are missing, not an ad.
     */
    static Optional<AdCount> holdingBack(List<AdCount> ads) {
        Comparator<AdCount> byPeople =
                Comparator.comparingLong(ad -> ad.people().forExpression());
        return ads.stream().min(byPeople).filter(least -> ads.stream().anyMatch(ad -> byPeople.compare(ad, least) > 0));
    }

    String words() {
        return title + " " + people.valid();
    }
}
