package io.mien.results;

import io.mien.fieldwork.Headcount;
import io.mien.fieldwork.WhichPeople;
import io.mien.trace.Measure;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** The people of one ad in one country by name, from those that each measure has. */
final class AdHeadcount {
    private AdHeadcount() {}

    /** @param people with a value of the measure in at least one second */
    static Headcount of(ToLongFunction<Measure> people) {
        return new Headcount(Map.of(
                WhichPeople.FOR_AD, most(people, measure -> true),
                WhichPeople.FOR_EXPRESSION, most(people, Measure::isEmotion),
                WhichPeople.FOR_ATTENTION, people.applyAsLong(Measure.ATTENTION)));
    }

    private static long most(ToLongFunction<Measure> people, Predicate<Measure> which) {
        return Arrays.stream(Measure.values())
                .filter(which)
                .mapToLong(people)
                .max()
                .orElse(0);
    }
}
