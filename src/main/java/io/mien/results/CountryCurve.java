package io.mien.results;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.mien.fieldwork.WhichPeople;
import io.mien.results.AdScores.Bin;
import io.mien.trace.Measure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One measure in one country, as far as the number of people allows.
 *
 * @param country ISO 3166-1 alpha-2
 * @param people viewers who are {@link io.mien.fieldwork.WhichPeople#FOR_MEASURE}
 * @param disclosure how much is shown
 * @param scores null under the least number of people
 * @param values share (or mean change for VALENCE) per second, null where fewer than ten people have a value; empty
 *     where no curve is shown
 * @param band holds the whole true curve 95 times in 100; empty where too few people allow none
 * @param n people per second; empty where no curve is shown
 */
public record CountryCurve(
        String country,
        long people,
        Disclosure disclosure,
        @Nullable AdScores scores,
        List<@Nullable Double> values,
        List<@Nullable Interval> band,
        List<Long> n) {
    /** What stands behind the curve, in words: "40 valid for this measure, directional". */
    @JsonProperty("base")
    public String base() {
        return people + " " + WhichPeople.FOR_MEASURE.words()
                + (disclosure == Disclosure.DIRECTIONAL ? ", directional" : "");
    }

    /** How many seconds at the end of an ad make its last score. */
    public static final int END_SECONDS = 3;

    static CountryCurve of(String country, Measure measure, MeasureSums sums) {
        return of(country, Lens.usual(measure), sums);
    }

    static CountryCurve of(String country, Lens lens, MeasureSums sums) {
        Disclosure disclosure = Disclosure.of(sums.people());
        if (!disclosure.showsFigure()) {
            return new CountryCurve(country, sums.people(), disclosure, null, List.of(), List.of(), List.of());
        }
        if (!disclosure.showsCurve()) {
            return new CountryCurve(
                    country,
                    sums.people(),
                    disclosure,
                    wholeAd(lens, sums, List.of()),
                    List.of(),
                    List.of(),
                    List.of());
        }
        List<@Nullable Double> values = values(lens, sums);
        List<Long> n = new ArrayList<>();
        for (int bin = 0; bin < sums.bins(); bin++) {
            n.add(sums.n(bin));
        }
        return new CountryCurve(
                country,
                sums.people(),
                disclosure,
                wholeAd(lens, sums, values),
                values,
                band(lens, sums, disclosure, values),
                n);
    }

    /** Shares from {@link Disclosure#BANDED} on, means from {@link Disclosure#RECOMMENDED}. */
    private static List<@Nullable Interval> band(
            Lens lens, MeasureSums sums, Disclosure disclosure, List<@Nullable Double> values) {
        if (!disclosure.showsBand() || lens != Lens.SHARE && disclosure != Disclosure.RECOMMENDED) {
            return List.of();
        }
        Interval[] whole = lens == Lens.SHARE ? SimultaneousBand.ofShares(sums) : SimultaneousBand.ofMeans(sums);
        List<@Nullable Interval> band = new ArrayList<>();
        for (int bin = 0; bin < whole.length; bin++) {
            Interval interval = whole[bin];
            band.add(
                    values.get(bin) == null || interval == null
                            ? null
                            : new Interval(rounded(interval.low()), rounded(interval.high())));
        }
        return band;
    }

    private static List<@Nullable Double> values(Lens lens, MeasureSums sums) {
        List<@Nullable Double> values = new ArrayList<>();
        for (int bin = 0; bin < sums.bins(); bin++) {
            boolean enough = Disclosure.of(sums.n(bin)).showsFigure();
            values.add(enough ? rounded(value(lens, sums, bin, bin + 1)) : null);
        }
        return values;
    }

    private static AdScores wholeAd(Lens lens, MeasureSums sums, List<@Nullable Double> values) {
        Double ever = lens == Lens.SHARE ? rounded((double) sums.ever() / sums.people()) : null;
        Interval range = lens == Lens.SHARE ? Wilson.of95(sums.ever(), sums.people()) : null;
        int end = Math.max(0, sums.bins() - END_SECONDS);
        boolean endKnown = !values.isEmpty() && Disclosure.of(least(sums, end)).showsFigure();
        return new AdScores(
                rounded(value(lens, sums, 0, sums.bins())),
                ever,
                range,
                extreme(values, 1),
                extreme(values, -1),
                endKnown ? rounded(value(lens, sums, end, sums.bins())) : null);
    }

    private static long least(MeasureSums sums, int from) {
        long least = Long.MAX_VALUE;
        for (int bin = from; bin < sums.bins(); bin++) {
            least = Math.min(least, sums.n(bin));
        }
        return least;
    }

    private static double value(Lens lens, MeasureSums sums, int from, int to) {
        double value = 0;
        long n = 0;
        for (int bin = from; bin < to; bin++) {
            value += lens == Lens.SHARE ? sums.showing(bin) : sums.sum(bin) / 10_000.0;
            n += sums.n(bin);
        }
        return value / n;
    }

    private static @Nullable Bin extreme(List<@Nullable Double> values, int sign) {
        Bin best = null;
        for (int second = 0; second < values.size(); second++) {
            Double value = values.get(second);
            if (value != null && (best == null || sign * value > sign * best.value())) {
                best = new Bin(second, value);
            }
        }
        return best;
    }

    /** Four places are what the traces hold. */
    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
