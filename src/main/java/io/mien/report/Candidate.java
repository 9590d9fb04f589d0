package io.mien.report;

import io.mien.campaign.ValidPeople;
import io.mien.results.CountedTrace;
import io.mien.results.MeasureSums;
import io.mien.trace.Expressing;
import io.mien.trace.Measure;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/** A figure as it would be published now: its sums and of whom they are made. */
final class Candidate {
    private final MeasureSums sums;
    private final FigurePeople audience;
    private final TreeSet<String> models = new TreeSet<>();
    private boolean commercialUse = true;

    private Candidate(int bins) {
        sums = new MeasureSums(bins);
        audience = new FigurePeople(bins);
    }

    static Candidate of(Measure measure, int bins, List<CountedTrace> traces, Predicate<CountedTrace> included) {
        Candidate candidate = new Candidate(bins);
        traces.stream().filter(included).forEach(trace -> candidate.add(measure, trace));
        return candidate;
    }

    private void add(Measure measure, CountedTrace trace) {
        Expressing read = trace.of(measure);
        sums.add(read);
        audience.add(trace.visitId(), trace.id(), read.change());
        models.add(trace.models());
        commercialUse &= trace.commercialUse();
    }

    boolean hasEnough() {
        return audience.size() >= ValidPeople.MIN_FIGURE;
    }

    Differences from(List<FigureAudience> formers) {
        return new Differences(
                formers.stream().map(former -> former.differences(audience)).toList());
    }

    /** Without the seconds that have to be left out. */
    MeasureSums sums(Differences differences) {
        differences.withheld().forEach(sums::leaveOut);
        return sums;
    }

    FigurePeople audience() {
        return audience;
    }

    List<String> models() {
        return List.copyOf(models);
    }

    boolean commercialUse() {
        return commercialUse;
    }
}
