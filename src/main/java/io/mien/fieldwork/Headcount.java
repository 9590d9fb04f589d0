package io.mien.fieldwork;

import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Numbers of people, each by its name: what every page, file and answer takes them from. Whom a name counts is decided in
 * {@link WhichPeople} alone.
 */
public record Headcount(Map<WhichPeople, Long> people) {
    public Headcount {
        people = Map.copyOf(people);
    }

    /** Nobody, of those whom visits tell. */
    public static Headcount nobody() {
        return ofVisits(List.of());
    }

    /** All that visits tell. */
    public static Headcount ofVisits(Collection<VisitGroup> groups) {
        return new Headcount(
                WhichPeople.ofVisits().stream().collect(Collectors.toMap(which -> which, which -> sum(groups, which))));
    }

    private static long sum(Collection<VisitGroup> groups, WhichPeople which) {
        return groups.stream().mapToLong(which::in).sum();
    }

    /** Such people by something else that is known of their visits, in the order of its words. */
    public static <K extends Comparable<K>> Map<K, Long> by(
            Function<VisitGroup, K> what, Collection<VisitGroup> groups, WhichPeople which) {
        return groups.stream()
                .filter(group -> which.in(group) > 0)
                .collect(Collectors.groupingBy(what, TreeMap::new, Collectors.summingLong(which::in)));
    }

    /**
     * The same of which some complete visits are held up by a parked recording: those are not being coded.
     *
     * @param complete how many complete visits without a verdict are held up
     * @param others how many others without a verdict
     */
    public Headcount heldUp(long complete, long others) {
        return with(WhichPeople.PARKED, complete + others)
                .with(WhichPeople.CODING, Math.max(0, of(WhichPeople.CODING) - complete));
    }

    public Headcount with(WhichPeople which, long number) {
        Map<WhichPeople, Long> more = new EnumMap<>(people);
        more.put(which, number);
        return new Headcount(more);
    }

    /** Both together, of people whom both know. */
    public Headcount plus(Headcount other) {
        Map<WhichPeople, Long> sums = new EnumMap<>(WhichPeople.class);
        people.forEach((which, number) -> sums.put(which, number + other.of(which)));
        return new Headcount(sums);
    }

    /** @throws IllegalArgumentException when such people were not counted, which is not the same as none */
    public long of(WhichPeople which) {
        Long number = people.get(which);
        if (number == null) {
            throw new IllegalArgumentException("Nobody counted who " + which.words());
        }
        return number;
    }

    /** "54 valid for this ad". */
    public String words(WhichPeople which) {
        return of(which) + " " + which.words();
    }
}
