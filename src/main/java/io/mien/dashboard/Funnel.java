package io.mien.dashboard;

import io.mien.fieldwork.Disposition;
import io.mien.fieldwork.Headcount;
import io.mien.fieldwork.VisitGroup;
import io.mien.fieldwork.WhichPeople;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Where people leave: how many of those who came by a link reached each step. Imports skip the steps, people
 * without a camera skip the camera's; both stay out.
 *
 * @param ways how those who left went, in words with how many
 */
public record Funnel(List<Step> steps, String ways) {
    private static final List<WhichPeople> STEPS = List.of(
            WhichPeople.CAME,
            WhichPeople.CONSENTED,
            WhichPeople.CAMERA_PASSED,
            WhichPeople.WATCHED_ALL,
            WhichPeople.CAME_AND_COUNT);

    /**
     * @param name whom it counts
     * @param width percent of those who came
     * @param kept percent of the step before, empty for the first step
     */
    public record Step(String name, long people, long width, String kept) {}

    static Funnel of(List<VisitGroup> groups) {
        Headcount people = Headcount.ofVisits(groups);
        long came = people.of(WhichPeople.CAME);
        List<Step> steps = new ArrayList<>();
        for (WhichPeople step : STEPS) {
            long before = steps.isEmpty() ? 0 : steps.get(steps.size() - 1).people();
            steps.add(step(step.heading(), people.of(step), before, came));
        }
        return new Funnel(steps, ways(groups));
    }

    private static Step step(String name, long people, long before, long came) {
        return new Step(
                name,
                people,
                came == 0 ? 0 : 100 * people / came,
                before == 0 ? "" : Math.round(100.0 * people / before) + " %");
    }

    private static String ways(List<VisitGroup> groups) {
        List<VisitGroup> left = groups.stream()
                .filter(group -> group.disposition() != null && group.disposition() != Disposition.COMPLETE)
                .toList();
        return Headcount.by(VisitGroup::disposition, left, WhichPeople.CAME).entrySet().stream()
                .map(way -> way.getValue() + " " + Reasons.of(way.getKey()))
                .collect(Collectors.joining(", "));
    }

    public boolean isEmpty() {
        return steps.get(0).people() == 0;
    }
}
