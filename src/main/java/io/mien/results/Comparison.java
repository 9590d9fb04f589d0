package io.mien.results;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two countries compared on one measure of an ad.
 *
 * @param sentence the finding in a sentence, with base sizes where they decide
 * @param provisional while fieldwork is open: the verdict is of one figure per person and holds however often one looks
 * @param values first minus second per second; null where one of them has too few people
 * @param band holds the whole difference 95 times in 100; empty where too few people allow none
 * @param bars stretches in which they differ; none while fieldwork is open
 * @param method how it was found, for the method drawer
 */
public record Comparison(
        Side first,
        Side second,
        ComparisonFinding finding,
        String sentence,
        boolean provisional,
        List<@Nullable Double> values,
        List<@Nullable Interval> band,
        List<Bar> bars,
        List<Detail> method) {

    /** @param people valid for the measure */
    public record Side(String code, String name, int slot, long people) {}

    /** @param from first second, @param to second after the last, @param clear whether it stands in its family */
    public record Bar(int from, int to, boolean clear) {}

    /** A line of the method drawer. */
    public record Detail(String name, String value) {}
}
