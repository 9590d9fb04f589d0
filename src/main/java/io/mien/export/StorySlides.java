package io.mien.export;

import io.mien.campaign.ValidPeople;
import io.mien.fieldwork.Exclusion;
import io.mien.results.AdCurves;
import io.mien.results.AdCurves.CountryBase;
import io.mien.results.AdCurves.MeasureCurves;
import io.mien.results.AdScores;
import io.mien.results.CountryCurve;
import io.mien.trace.Measure;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an ad did as slides, six for each ad: verdict and people, curve, scores as a table, one country against the others, the
 * difference, method and quality. The charts are PowerPoint's own and can be edited there.
 */
final class StorySlides {
    /** More lines than this nobody tells apart. */
    private static final int MAX_LINES = 4;

    private static final int PERCENT = 100;

    private final Deck deck;

    private StorySlides(Deck deck) {
        this.deck = deck;
    }

    /** @return slides that were written */
    static int write(List<AdCurves> ads, OutputStream out) throws IOException {
        try (Deck deck = new Deck()) {
            StorySlides slides = new StorySlides(deck);
            for (AdCurves ad : ads) {
                slides.tell(ad);
            }
            return deck.write(out);
        }
    }

    private void tell(AdCurves ad) throws IOException {
        MeasureCurves measure = told(ad);
        List<CountryCurve> curves = measure.countries().stream()
                .filter(curve -> curve.disclosure().showsCurve())
                .toList();
        verdict(ad, measure);
        curve(ad, measure, curves);
        scores(ad, measure);
        Optional<CountryCurve> largest = curves.stream().max(Comparator.comparingLong(CountryCurve::people));
        against(ad, measure, curves, largest);
        difference(ad, measure, curves);
        method(ad);
    }

    /** The measure with the highest peak tells the most; happiness where none has a curve. */
    private static MeasureCurves told(AdCurves ad) {
        return ad.measures().stream()
                .filter(measure -> measure.measure() != Measure.ATTENTION && measure.measure() != Measure.VALENCE)
                .max(Comparator.comparingDouble(StorySlides::peak))
                .orElseGet(() -> ad.measures().get(0));
    }

    private static double peak(MeasureCurves measure) {
        return measure.countries().stream()
                .flatMap(country -> Optional.ofNullable(country.scores()).stream())
                .flatMap(scores -> Optional.ofNullable(scores.peak()).stream())
                .mapToDouble(AdScores.Bin::value)
                .max()
                .orElse(measure.measure() == Measure.HAPPY ? 0 : -1);
    }

    private void verdict(AdCurves ad, MeasureCurves measure) {
        Deck.Page page = deck.page(ad.title() + ", " + measure.label().toLowerCase(Locale.ROOT));
        page.say(measure.verdict());
        page.list(ad.countries().stream()
                .map(base ->
                        "%s: %d valid for this ad, %d left out".formatted(base.name(), base.valid(), base.excluded()))
                .toList());
        page.note("Expression is not feeling. Compare the shape of curves between countries, not their level.");
    }

    private void curve(AdCurves ad, MeasureCurves measure, List<CountryCurve> curves) throws IOException {
        Deck.Page page = deck.page(measure.axis());
        List<SlideChart.Line> lines = curves.stream()
                .limit(MAX_LINES)
                .map(curve -> new SlideChart.Line(
                        name(ad, curve) + ", n " + curve.people(), slot(ad, curve), scaled(curve.values())))
                .toList();
        if (lines.isEmpty()) {
            page.say("No country has enough people for a curve yet.");
            return;
        }
        page.chart(new SlideChart(unit(measure), lines));
        page.note("Per second, not smoothed. n is the number of people valid for this measure; seconds that fewer than "
                + ValidPeople.MIN_FIGURE + " people have a value in are left empty." + more(curves.size()));
    }

    private static String more(int curves) {
        return curves > MAX_LINES ? " %d more countries are in the table.".formatted(curves - MAX_LINES) : "";
    }

    private void scores(AdCurves ad, MeasureCurves measure) {
        Deck.Page page = deck.page("Countries: " + measure.label().toLowerCase(Locale.ROOT));
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("Country", "n", "Average", "Peak", "at", "Ever", "95 % range"));
        measure.countries().forEach(curve -> rows.add(row(ad, measure, curve)));
        page.table(rows);
        page.note(
                "Fewer than %d people give no figure, fewer than %d no peak. Ever: share of viewers who show it at least once, with Wilson's interval."
                        .formatted(ValidPeople.MIN_FIGURE, ValidPeople.MIN_CURVE));
    }

    private static List<String> row(AdCurves ad, MeasureCurves measure, CountryCurve curve) {
        AdScores scores = curve.scores();
        if (scores == null) {
            return List.of(name(ad, curve), Long.toString(curve.people()), "too few", "", "", "", "");
        }
        AdScores.Bin peak = scores.peak();
        return List.of(
                name(ad, curve),
                Long.toString(curve.people()),
                figure(measure, scores.average()),
                peak == null ? "" : figure(measure, peak.value()),
                peak == null ? "" : peak.second() + " s",
                scores.ever() == null ? "" : figure(measure, scores.ever()),
                scores.everRange() == null
                        ? ""
                        : figure(measure, scores.everRange().low()) + " to "
                                + figure(measure, scores.everRange().high()));
    }

    private void against(AdCurves ad, MeasureCurves measure, List<CountryCurve> curves, Optional<CountryCurve> largest)
            throws IOException {
        Deck.Page page = deck.page("One country against the others");
        if (curves.size() < 2) {
            page.say("This needs two countries with enough people for a curve.");
            return;
        }
        CountryCurve one = largest.orElseThrow();
        List<CountryCurve> others =
                curves.stream().filter(curve -> curve != one).toList();
        page.chart(new SlideChart(
                unit(measure),
                List.of(
                        new SlideChart.Line(name(ad, one), slot(ad, one), scaled(one.values())),
                        new SlideChart.Line("Mean of the others", 0, scaled(mean(others))))));
        page.note("The others: %s. Each country weighs the same in their mean, however many people it has."
                .formatted(others.stream().map(curve -> name(ad, curve)).collect(Collectors.joining(", "))));
    }

    /** Only where each of them has a value. */
    static List<@Nullable Double> mean(List<CountryCurve> curves) {
        int seconds =
                curves.stream().mapToInt(curve -> curve.values().size()).min().orElse(0);
        List<@Nullable Double> mean = new ArrayList<>();
        for (int second = 0; second < seconds; second++) {
            double sum = 0;
            int missing = 0;
            for (CountryCurve curve : curves) {
                Double value = curve.values().get(second);
                missing += value == null ? 1 : 0;
                sum += value == null ? 0 : value;
            }
            mean.add(missing == 0 ? (Double) (sum / curves.size()) : null);
        }
        return mean;
    }

    private void difference(AdCurves ad, MeasureCurves measure, List<CountryCurve> curves) throws IOException {
        Deck.Page page = deck.page("The difference, second by second");
        if (curves.size() < 2) {
            page.say("This needs two countries with enough people for a curve.");
            return;
        }
        CountryCurve one = curves.get(0);
        CountryCurve other = curves.get(1);
        CurveDifference difference = CurveDifference.of(measure, one, other);
        List<SlideChart.Line> lines = new ArrayList<>(List.of(
                new SlideChart.Line(name(ad, one) + " less " + name(ad, other), 1, scaled(difference.values()))));
        if (!difference.low().isEmpty()) {
            lines.add(new SlideChart.Line("95 % from", 0, scaled(difference.low())));
            lines.add(new SlideChart.Line("95 % to", 0, scaled(difference.high())));
        }
        page.chart(new SlideChart("points", lines));
        page.note(
                "Newcombe's interval of each second alone: over a whole ad some of them leave zero out by chance. It is no test.");
    }

    private void method(AdCurves ad) {
        Deck.Page page = deck.page("Method and quality");
        List<String> lines = new ArrayList<>();
        lines.add("Formulas: specification " + ad.specVersion());
        ad.models().forEach(model -> lines.add("Read by: " + model));
        if (!ad.commercialUse()) {
            lines.add("Research and evaluation only: the terms of a model allow no commercial use.");
        }
        for (CountryBase base : ad.countries()) {
            lines.add("%s: %d valid for this ad, %d left out%s"
                    .formatted(base.name(), base.valid(), base.excluded(), reasons(base)));
        }
        page.list(lines);
        page.note(
                "A person counts as showing an expression when the model gives it clearly more than that person's own neutral"
                        + " pause. A second without a usable face is missing, never neutral.");
    }

    private static String reasons(CountryBase base) {
        return base.reasons().entrySet().stream()
                .map(reason -> Exclusion.parse(reason.getKey()).words() + " " + reason.getValue())
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(", "), joined -> joined.isEmpty() ? "" : " (" + joined + ")"));
    }

    private static String name(AdCurves ad, CountryCurve curve) {
        return base(ad, curve).map(CountryBase::name).orElse(curve.country());
    }

    private static int slot(AdCurves ad, CountryCurve curve) {
        return base(ad, curve).map(CountryBase::slot).orElse(0);
    }

    private static Optional<CountryBase> base(AdCurves ad, CountryCurve curve) {
        return ad.countries().stream()
                .filter(base -> base.code().equals(curve.country()))
                .findFirst();
    }

    private static String unit(MeasureCurves measure) {
        return measure.unit() == AdCurves.Unit.SHARE ? "% of viewers" : "points";
    }

    /** As slides show it: percent or points. */
    private static List<@Nullable Double> scaled(List<@Nullable Double> values) {
        List<@Nullable Double> scaled = new ArrayList<>();
        for (Double value : values) {
            scaled.add(value == null ? null : (Double) (Math.round(value * PERCENT * PERCENT) / (double) PERCENT));
        }
        return scaled;
    }

    private static String figure(MeasureCurves measure, double value) {
        long points = Math.round(PERCENT * value);
        return measure.unit() == AdCurves.Unit.SHARE ? points + " %" : Long.toString(points);
    }
}
