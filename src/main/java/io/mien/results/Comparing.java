package io.mien.results;

import io.mien.platform.Wording;
import io.mien.results.ClusterTest.Cluster;
import io.mien.results.Comparison.Bar;
import io.mien.results.Comparison.Detail;
import io.mien.trace.Measure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts the comparison of two countries together and into words. */
final class Comparing {
    private final ComparedFigures figures;

    Comparing(ComparedFigures figures) {
        this.figures = figures;
    }

    /** What may be said: a finding, its sentence, its bars, and how it was found. */
    private record Said(ComparisonFinding finding, String sentence, List<Bar> bars, List<Detail> method) {}

    /**
     * While fieldwork is open: of one figure per person.
     *
     * @param ranking over all comparisons that the campaign's pages can show
     * @param comparisons how many these are
     */
    Comparison provisional(EvidenceRanking ranking, int comparisons) {
        MixtureTest test = figures.test();
        Interval interval = test.interval(ranking.alpha());
        String figure = "%s %s and %s %s; the difference is %s"
                .formatted(
                        name1(),
                        level(figures.firstFigures()),
                        name2(),
                        level(figures.secondFigures()),
                        StatisticsWording.points(interval));
        ComparisonFinding finding = ranking.stands(test.evidence())
                ? ComparisonFinding.CLEAR
                : Equivalence.isSimilar(interval) ? ComparisonFinding.SIMILAR : ComparisonFinding.NONE;
        String sentence = "%s so far in %s: %s.".formatted(finding.words(), what(), figure);
        List<Detail> method = List.of(
                new Detail("Test", "mixture sequential test, valid at every look"),
                new Detail(
                        "Evidence",
                        String.format(
                                Locale.ROOT,
                                "%.3g, chosen by e-BH among %d comparisons",
                                test.evidence(),
                                comparisons)),
                new Detail(
                        "Interval",
                        String.format(Locale.ROOT, "confidence sequence at %.2f %%", 100 * (1 - ranking.alpha()))));
        return compared(new Said(finding, sentence, List.of(), method), true);
    }

    Comparison tooFew() {
        String sentence = "%s to compare %s (%d) and %s (%d) in this measure: it takes %d in each%s."
                .formatted(
                        ComparisonFinding.FEW.words(),
                        name1(),
                        figures.first().people(),
                        name2(),
                        figures.second().people(),
                        figures.measure().hasShare() ? Disclosure.BANDED.people() : DifferenceBand.MIN_FOR_MEANS,
                        figures.measure().hasShare()
                                ? ""
                                : ", and neither more than %d times the other".formatted(DifferenceBand.MAX_RATIO));
        return compared(new Said(ComparisonFinding.FEW, sentence, List.of(), List.of()), false);
    }

    Comparison pending() {
        return compared(
                new Said(
                        ComparisonFinding.PENDING,
                        "%s: all countries, ads and measures are compared together; this takes about a minute."
                                .formatted(ComparisonFinding.PENDING.words()),
                        List.of(),
                        List.of()),
                false);
    }

    /**
     * Once fieldwork is closed: of the whole curves, as their family says.
     *
     * @param compared empty where too few people allowed no test
     * @param clear pairs of this ad and measure that differ clearly
     */
    Comparison closed(ComparisonFamily family, Optional<ComparedPair> compared, long clear) {
        List<Cluster> clusters = compared.map(this::clusters).orElse(List.of());
        boolean stands = compared.map(pair -> pair.q)
                .filter(q -> q <= BenjaminiHochberg.RATE)
                .isPresent();
        List<Bar> bars = clusters.stream()
                .map(cluster -> new Bar(cluster.from(), cluster.to(), stands))
                .toList();
        return compared(said(clusters, bars, stands, method(family, compared, clusters, clear)), false);
    }

    /** With a p that counts, signed by the order on screen. */
    private List<Cluster> clusters(ComparedPair pair) {
        int sign = pair.firstCountry.equals(figures.first().code()) ? 1 : -1;
        return pair.found().stream()
                .filter(cluster -> cluster.p() <= SimultaneousBand.ALPHA)
                .map(cluster -> new Cluster(cluster.from(), cluster.to(), sign * cluster.mass(), cluster.p()))
                .toList();
    }

    private Said said(List<Cluster> clusters, List<Bar> bars, boolean stands, List<Detail> method) {
        Interval averages = figures.averages();
        if (!clusters.isEmpty()) {
            ComparisonFinding finding = stands ? ComparisonFinding.CLEAR : ComparisonFinding.POSSIBLE;
            String sentence = "%s: %s.".formatted(finding.words(), StatisticsWording.where(clusters, name1(), name2()));
            return new Said(finding, sentence, bars, method);
        }
        if (Equivalence.isSimilar(averages)) {
            String sentence = "%s: averaged over the ad, %s and %s differ by less than %d points."
                    .formatted(
                            ComparisonFinding.SIMILAR.words(), name1(), name2(), Math.round(100 * Equivalence.MARGIN));
            return new Said(ComparisonFinding.SIMILAR, sentence, bars, method);
        }
        String sentence = "%s between %s and %s: averaged over the ad it may be %s."
                .formatted(ComparisonFinding.NONE.words(), name1(), name2(), StatisticsWording.points(averages));
        return new Said(ComparisonFinding.NONE, sentence, bars, method);
    }

    private List<Detail> method(
            ComparisonFamily family, Optional<ComparedPair> compared, List<Cluster> clusters, long clear) {
        List<Detail> method = new ArrayList<>();
        compared.ifPresent(pair -> {
            method.add(new Detail(
                    "All countries together",
                    "functional ANOVA, p %s, q %s over %s of an ad and a measure"
                            .formatted(
                                    StatisticsWording.p(pair.omnibusP),
                                    StatisticsWording.p(pair.omnibusQ),
                                    Wording.count(family.families, "test"))));
            method.add(pair(pair, family));
        });
        method.add(new Detail("Clear in this measure", Wording.count(clear, "pair") + " of countries"));
        clusters.forEach(cluster -> method.add(new Detail(
                StatisticsWording.stretch(cluster.from(), cluster.to()),
                String.format(Locale.ROOT, "mass %.1f, p %s", cluster.mass(), StatisticsWording.p(cluster.p())))));
        method.add(new Detail(
                "Average over the ad",
                "%s points, 90 %% interval %s"
                        .formatted(
                                StatisticsWording.points(figures.averageDifference()),
                                StatisticsWording.points(figures.averages()))));
        method.add(new Detail(
                "Stamp",
                "%s, computed %s from inputs %s"
                        .formatted(
                                family.isConfirmatory()
                                        ? "confirmatory: first close of fieldwork"
                                        : "exploratory: fieldwork was opened again",
                                Wording.moment(family.computedAt),
                                family.inputs.substring(0, 16))));
        return method;
    }

    private static Detail pair(ComparedPair pair, ComparisonFamily family) {
        Double p = pair.p;
        Double q = pair.q;
        return p == null || q == null
                ? new Detail("These two", "not tested: the countries together show no difference")
                : new Detail(
                        "These two",
                        "cluster mass over %,d shuffles of people, p %s, q %s; %d pairs tested in the campaign"
                                .formatted(
                                        pair.shuffles, StatisticsWording.p(p), StatisticsWording.p(q), family.tests));
    }

    private Comparison compared(Said said, boolean provisional) {
        return new Comparison(
                figures.first(),
                figures.second(),
                said.finding(),
                said.sentence(),
                provisional,
                values(),
                figures.canBeTested() ? band() : List.of(),
                said.bars(),
                said.method());
    }

    private List<@Nullable Double> values() {
        List<@Nullable Double> values = new ArrayList<>();
        for (int bin = 0; bin < figures.firstSums().bins(); bin++) {
            values.add(isKnown(bin) ? value(figures.firstSums(), bin) - value(figures.secondSums(), bin) : null);
        }
        return values;
    }

    private List<@Nullable Interval> band() {
        Interval[] band = figures.measure().hasShare()
                ? DifferenceBand.ofShares(figures.firstSums(), figures.secondSums())
                : DifferenceBand.ofMeans(figures.firstSums(), figures.secondSums());
        List<@Nullable Interval> shown = new ArrayList<>(Arrays.asList(band));
        for (int bin = 0; bin < band.length; bin++) {
            shown.set(bin, isKnown(bin) ? band[bin] : null);
        }
        return shown;
    }

    private boolean isKnown(int bin) {
        return Disclosure.of(Math.min(
                        figures.firstSums().n(bin), figures.secondSums().n(bin)))
                .showsFigure();
    }

    private double value(MeasureSums sums, int bin) {
        return figures.measure().hasShare() ? SimultaneousBand.share(sums, bin) : SimultaneousBand.mean(sums, bin);
    }

    /** What the one figure per person is. */
    private String what() {
        return switch (figures.measure()) {
            case ATTENTION -> "attention kept";
            case VALENCE -> "mean valence";
            default -> "the share who ever show it";
        };
    }

    private String level(Scalar scalar) {
        return figures.measure() == Measure.VALENCE
                ? StatisticsWording.points(scalar.mean())
                : Math.round(100 * scalar.mean()) + "\u00a0%";
    }

    private String name1() {
        return figures.first().name();
    }

    private String name2() {
        return figures.second().name();
    }
}
