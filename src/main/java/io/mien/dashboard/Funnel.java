package io.mien.dashboard;

import io.mien.fieldwork.Disposition;
import io.mien.fieldwork.Origin;
import io.mien.fieldwork.Validity;
import io.mien.fieldwork.VisitGroup;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * Where people leave: how many of those who came by a link reached each step. Imports skip the steps, people
 * without a camera skip the camera's; both stay out.
 *
 * @param ways how those who left went, in words with how many
 */
public record Funnel(List<Step> steps, String ways) {
    /**
     * @param width percent of those who landed
     * @param kept percent of the step before, empty for the first step
     */
    public record Step(String name, long people, long width, String kept) {}

    static Funnel of(List<VisitGroup> all) {
        List<VisitGroup> groups = all.stream()
                .filter(group -> group.origin() != Origin.IMPORT && !group.cameraFree())
                .toList();
        long landed = sum(groups, group -> true, VisitGroup::visits);
        long consented = sum(groups, group -> true, VisitGroup::consented);
        long passed = sum(groups, group -> true, VisitGroup::cameraPassed);
        long watched = sum(groups, group -> group.disposition() == Disposition.COMPLETE, VisitGroup::visits);
        long valid = sum(groups, group -> group.validity() == Validity.VALID, VisitGroup::visits);
        return new Funnel(
                List.of(
                        new Step("Landed", landed, landed == 0 ? 0 : 100, ""),
                        step("Consented", consented, landed, landed),
                        step("Camera passed", passed, consented, landed),
                        step("Watched all ads", watched, passed, landed),
                        step("Valid", valid, watched, landed)),
                ways(groups));
    }

    private static Step step(String name, long people, long before, long landed) {
        return new Step(
                name,
                people,
                landed == 0 ? 0 : 100 * people / landed,
                before == 0 ? "" : Math.round(100.0 * people / before) + " %");
    }

    private static String ways(List<VisitGroup> groups) {
        Map<Disposition, Long> left = new EnumMap<>(Disposition.class);
        groups.stream()
                .filter(group -> group.disposition() != null && group.disposition() != Disposition.COMPLETE)
                .forEach(group -> left.merge(group.disposition(), group.visits(), Long::sum));
        return left.entrySet().stream()
                .map(way -> way.getValue() + " " + Reasons.of(way.getKey()))
                .collect(Collectors.joining(", "));
    }

    private static long sum(List<VisitGroup> groups, Predicate<VisitGroup> which, ToLongFunction<VisitGroup> what) {
        return groups.stream().filter(which).mapToLong(what).sum();
    }

    public boolean isEmpty() {
        return steps.get(0).people() == 0;
    }
}
