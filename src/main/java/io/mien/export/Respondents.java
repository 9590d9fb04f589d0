package io.mien.export;

import io.mien.campaign.Ad;
import io.mien.export.PeopleTables.Playing;
import io.mien.fieldwork.Exclusion;
import io.mien.results.AdCurves;
import io.mien.results.MeasureWording;
import io.mien.trace.EmotionTrace;
import io.mien.trace.Expressing;
import io.mien.trace.Measure;
import io.mien.trace.Quality;
import io.mien.trace.Thresholds;
import io.mien.trace.TraceSamples;
import io.mien.visit.Visit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One row per respondent, as statistics programs want it: the visit, then for each ad how it was seen and what it did. */
final class Respondents {
    /** Of the stored changes. */
    private static final double SCALE = 10_000;

    private static final double PLACES = 1_000_000;

    /** One visit with the last playing of each ad. */
    record Respondent(Visit visit, Map<UUID, Playing> playings) {
        static Respondent of(Visit visit, List<Playing> playings) {
            Map<UUID, Playing> byAd = new HashMap<>();
            playings.forEach(playing -> byAd.put(playing.ad().id, playing));
            return new Respondent(visit, byAd);
        }
    }

    private Respondents() {}

    /** @param ads in the campaign's order; the first gives the columns that begin with {@code ad1_} */
    static Table<Respondent> table(List<Ad> ads) {
        List<Column<Respondent>> columns = new ArrayList<>();
        PeopleTables.VISITS.columns().forEach(column -> columns.add(column.over(Respondent::visit)));
        for (int i = 0; i < ads.size(); i++) {
            addAd(columns, "ad" + (i + 1) + "_", ads.get(i));
        }
        return new Table<>("respondents", "One pseudonymous respondent with all ads", columns);
    }

    private static void addAd(List<Column<Respondent>> columns, String prefix, Ad ad) {
        String title = ad.title + ": ";
        columns.add(
                Column.whole(prefix + "order", title + "place in this visit, 1 is the first", "", seen(ad, playing ->
                        (long) playing.exposure().position)));
        columns.add(Column.flag(prefix + "counts", title + "is in the curves", seen(ad, Playing::counts)));
        columns.add(Column.code(
                prefix + "exclusion",
                title + "why it is not",
                Levels.exclusions(),
                seen(
                        ad,
                        playing -> playing.counts()
                                ? null
                                : playing.exclusion().map(Exclusion::stored).orElse(null))));
        columns.add(Column.code(
                prefix + "grade",
                title + "how much of it is backed by a face",
                Levels.of(Quality.Grade.values()),
                seen(ad, playing -> playing.trace() == null ? null : playing.trace().grade)));
        for (Measure measure : AdCurves.SHOWN) {
            addMeasure(columns, prefix, ad, measure);
        }
    }

    private static void addMeasure(List<Column<Respondent>> columns, String prefix, Ad ad, Measure measure) {
        String name = prefix + PeopleTables.word(measure);
        String label = ad.title + ": " + MeasureWording.label(measure);
        columns.add(Column.number(
                name + "_change",
                label + ", mean change from the face at rest",
                "-1 to 1",
                read(ad, measure, expressing -> mean(expressing.change()))));
        if (measure.hasShare()) {
            columns.add(Column.number(
                    name + "_share",
                    label + ", share of the seconds that show it",
                    "share",
                    read(ad, measure, expressing -> share(expressing.shown()))));
        }
    }

    private static <T> Function<Respondent, @Nullable T> seen(Ad ad, Function<Playing, @Nullable T> value) {
        return respondent ->
                Optional.ofNullable(respondent.playings().get(ad.id)).map(value).orElse(null);
    }

    private static Function<Respondent, @Nullable Double> read(
            Ad ad, Measure measure, Function<Expressing, @Nullable Double> value) {
        return seen(ad, playing -> {
            EmotionTrace trace = playing.trace();
            if (trace == null || !trace.valid) {
                return null;
            }
            return value.apply(Expressing.of(
                    trace.perSecond(),
                    trace.restingFace(),
                    measure,
                    Thresholds.defaults().expressing()));
        });
    }

    private static @Nullable Double mean(int[] change) {
        return found(Arrays.stream(change)
                .filter(each -> each != TraceSamples.MISSING)
                .mapToDouble(each -> each / SCALE)
                .average()
                .orElse(Double.NaN));
    }

    private static @Nullable Double share(byte[] shown) {
        return found(IntStream.range(0, shown.length)
                .map(second -> shown[second])
                .filter(each -> each != Expressing.UNKNOWN)
                .average()
                .orElse(Double.NaN));
    }

    /** Of what a trace keeps; as many places as it has, and two more. */
    private static @Nullable Double found(double value) {
        return Double.isNaN(value) ? null : (Double) (Math.round(value * PLACES) / PLACES);
    }
}
