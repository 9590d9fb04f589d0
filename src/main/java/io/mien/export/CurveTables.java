package io.mien.export;

import static io.mien.export.Column.code;
import static io.mien.export.Column.id;
import static io.mien.export.Column.number;
import static io.mien.export.Column.text;
import static io.mien.export.Column.whole;

import io.mien.results.AdCurves;
import io.mien.results.AdCurves.MeasureCurves;
import io.mien.results.AdScores;
import io.mien.results.AdScores.Bin;
import io.mien.results.CountryCurve;
import io.mien.results.Disclosure;
import io.mien.results.Interval;
import io.mien.results.Wilson;
import io.mien.trace.Measure;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the ads did in each country, as their pages show it: nothing of fewer people than {@link Disclosure} lets be shown, so
 * a second that fewer than ten people have a value in has no row.
 */
final class CurveTables {
    private static final String SHARE_OR_CHANGE = "share of viewers, 0 to 1; of valence mean change, -1 to 1";

    /** One measure of one ad in one country. */
    record Curve(AdCurves ad, MeasureCurves measure, CountryCurve country) {}

    /** One second of it. */
    record Point(Curve curve, int second, double value, long n) {
        @Nullable
        Interval range() {
            return curve.measure().unit() == AdCurves.Unit.SHARE ? Wilson.of95(Math.round(value * n), n) : null;
        }
    }

    static final Table<Point> CURVES = new Table<>(
            "curves",
            "One second of one measure of one ad in one country, over the people who are valid for the measure",
            List.of(
                    id("ad_id", "Ad", point -> point.curve().ad().adId()),
                    text("ad", "Title of the ad", point -> point.curve().ad().title()),
                    text("country", "Country, ISO 3166-1 alpha-2", point -> point.curve()
                            .country()
                            .country()),
                    measure(Point::curve),
                    whole("second", "Second of the ad that begins here", "s", point -> (long) point.second()),
                    whole("n", "People with a value of this measure in this second", "people", Point::n),
                    number("value", "What the ad's page shows for this second", SHARE_OR_CHANGE, Point::value),
                    number(
                            "low",
                            "Lower end of the 95 % Wilson interval of this second alone; empty for means",
                            "share",
                            point -> low(point.range())),
                    number("high", "Upper end of that interval", "share", point -> high(point.range())),
                    code("unit", "What the value is", Levels.of(AdCurves.Unit.values()), point -> point.curve()
                            .measure()
                            .unit()
                            .name()),
                    whole("people", "People valid for this measure in this country", "people", point -> point.curve()
                            .country()
                            .people()),
                    disclosure(Point::curve),
                    whole("spec_version", "Version of the formulas", "", point ->
                            (long) point.curve().ad().specVersion())));

    static final Table<Curve> SCORES = new Table<>(
            "scores",
            "One measure of one ad in one country over the whole ad",
            List.of(
                    id("ad_id", "Ad", curve -> curve.ad().adId()),
                    text("ad", "Title of the ad", curve -> curve.ad().title()),
                    text("country", "Country, ISO 3166-1 alpha-2", curve -> curve.country()
                            .country()),
                    measure(curve -> curve),
                    whole("people", "People valid for this measure in this country", "people", curve -> curve.country()
                            .people()),
                    disclosure(curve -> curve),
                    number(
                            "average",
                            "Average over all seconds, weighted by their people",
                            SHARE_OR_CHANGE,
                            curve -> scores(curve).average()),
                    number(
                            "ever",
                            "Share of viewers who show it at least once; empty for means",
                            "share",
                            curve -> scores(curve).ever()),
                    number(
                            "ever_low",
                            "Lower end of the 95 % Wilson interval of that share",
                            "share",
                            curve -> low(scores(curve).everRange())),
                    number(
                            "ever_high",
                            "Upper end of that interval",
                            "share",
                            curve -> high(scores(curve).everRange())),
                    number(
                            "peak",
                            "Highest second; empty where no curve may be shown",
                            SHARE_OR_CHANGE,
                            curve -> value(scores(curve).peak())),
                    whole(
                            "peak_second",
                            "When it is",
                            "s",
                            curve -> second(scores(curve).peak())),
                    number(
                            "lowest",
                            "Lowest second; empty where no curve may be shown",
                            SHARE_OR_CHANGE,
                            curve -> value(scores(curve).lowest())),
                    whole(
                            "lowest_second",
                            "When it is",
                            "s",
                            curve -> second(scores(curve).lowest())),
                    number(
                            "end",
                            "Average of the ad's last " + CountryCurve.END_SECONDS + " seconds",
                            SHARE_OR_CHANGE,
                            curve -> scores(curve).end())));

    private CurveTables() {}

    static Filled<Point> curves(List<AdCurves> ads) {
        return CURVES.filled(taker -> eachCurve(ads, curve -> eachPoint(curve, taker)));
    }

    static Filled<Curve> scores(List<AdCurves> ads) {
        return SCORES.filled(taker -> eachCurve(ads, taker));
    }

    /** Those that may be shown at all. */
    private static void eachCurve(List<AdCurves> ads, Rows.Taker<? super Curve> taker) throws IOException {
        for (AdCurves ad : ads) {
            for (MeasureCurves measure : ad.measures()) {
                for (CountryCurve country : measure.countries()) {
                    if (country.scores() != null) {
                        taker.take(new Curve(ad, measure, country));
                    }
                }
            }
        }
    }

    private static void eachPoint(Curve curve, Rows.Taker<? super Point> taker) throws IOException {
        List<@Nullable Double> values = curve.country().values();
        for (int second = 0; second < values.size(); second++) {
            Double value = values.get(second);
            if (value != null) {
                taker.take(new Point(curve, second, value, curve.country().n().get(second)));
            }
        }
    }

    private static <R> Column<R> measure(Function<R, Curve> curve) {
        return code("measure", "Measure", Levels.measures(List.of(Measure.values())), row -> curve.apply(row)
                .measure()
                .measure()
                .name());
    }

    private static <R> Column<R> disclosure(Function<R, Curve> curve) {
        return code(
                "base",
                "How much so many people allow to say",
                Levels.of(Disclosure.values()),
                row -> curve.apply(row).country().disclosure().name());
    }

    private static AdScores scores(Curve curve) {
        return Objects.requireNonNull(curve.country().scores());
    }

    private static @Nullable Double low(@Nullable Interval range) {
        return range == null ? null : (Double) range.low();
    }

    private static @Nullable Double high(@Nullable Interval range) {
        return range == null ? null : (Double) range.high();
    }

    private static @Nullable Double value(@Nullable Bin bin) {
        return bin == null ? null : (Double) bin.value();
    }

    private static @Nullable Long second(@Nullable Bin bin) {
        return bin == null ? null : (Long) (long) bin.second();
    }
}
