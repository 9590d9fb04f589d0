package io.mien.results;

import io.mien.fieldwork.Headcount;
import io.mien.fieldwork.WhichPeople;

/**
 * How many people of a country an ad has.
 *
 * @param valid whose reading of it is usable, in at least one measure
 * @param forExpression of these, whose expressions could be read: what the target asks for
 */
public record AdPeople(long valid, long forExpression) {
    static AdPeople of(AdSums sums) {
        Headcount people = sums.headcount();
        return new AdPeople(people.of(WhichPeople.FOR_AD), people.of(WhichPeople.FOR_EXPRESSION));
    }
}
