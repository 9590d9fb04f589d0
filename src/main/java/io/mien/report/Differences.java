package io.mien.report;

import io.mien.campaign.ValidPeople;
import java.util.List;
import java.util.stream.IntStream;

/**
 * By how many people a figure differs from each earlier one that a client may have kept (method page, section 15): by at
 * least ten or by none, or subtracting the two would tell of fewer.
 *
 * @param each per earlier figure: people in all, then those with a value in each second
 */
record Differences(List<int[]> each) {
    static final int MIN_PEOPLE = ValidPeople.MIN_FIGURE;

    /** Whether the figure may be shown at all. */
    boolean areEnough() {
        return each.stream().allMatch(one -> isEnough(one[0]));
    }

    /** Seconds that have to be left out: the people who differ have a value there in too small a number. */
    List<Integer> withheld() {
        return each.stream()
                .flatMapToInt(one -> IntStream.range(1, one.length).filter(bin -> !isEnough(one[bin])))
                .map(bin -> bin - 1)
                .distinct()
                .boxed()
                .toList();
    }

    private static boolean isEnough(int people) {
        return people == 0 || people >= MIN_PEOPLE;
    }
}
