package io.mien.export;

import static io.mien.export.Column.code;
import static io.mien.export.Column.flag;
import static io.mien.export.Column.id;
import static io.mien.export.Column.moment;
import static io.mien.export.Column.number;
import static io.mien.export.Column.text;
import static io.mien.export.Column.whole;

import io.mien.campaign.Ad;
import io.mien.fieldwork.Disposition;
import io.mien.fieldwork.Exclusion;
import io.mien.fieldwork.Origin;
import io.mien.fieldwork.Validity;
import io.mien.results.MeasureWording;
import io.mien.trace.Baseline;
import io.mien.trace.EmotionTrace;
import io.mien.trace.Measure;
import io.mien.trace.Quality;
import io.mien.trace.SyncGrade;
import io.mien.trace.TraceSamples;
import io.mien.visit.Exposure;
import io.mien.visit.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One row per visit, per playing of an ad and per second of a playing. What somebody answered joins the visits as further
 * columns.
 */
final class PeopleTables {

    /**
     * One playing of an ad.
     *
     * @param trace what was read of it; null where nothing was
     * @param counts whether it is in the ad's curves
     */
    record Playing(
            Visit visit, Exposure exposure, Ad ad, @Nullable EmotionTrace trace, boolean counts) {
        Optional<Exclusion> exclusion() {
            return exposure.exclusion()
                    .or(() -> Optional.ofNullable(trace).flatMap(EmotionTrace::exclusion))
                    .or(() -> counts ? Optional.empty() : Exclusion.of(visit.reversalReason));
        }
    }

    /** One second of a playing that was read. */
    record Second(Playing playing, TraceSamples samples, int second) {}

    static final Table<Visit> VISITS = new Table<>(
            "visits",
            "One visit of one pseudonymous person",
            List.of(
                    id("visit_id", "Visit", visit -> visit.id),
                    text("country", "Country, ISO 3166-1 alpha-2", visit -> visit.country),
                    text("language", "Language that the person was spoken to in, BCP 47", visit -> visit.language),
                    code("origin", "How the person came in", Levels.of(Origin.values()), visit -> visit.origin.name()),
                    flag("camera_free", "Took part without a camera", visit -> visit.cameraFree),
                    moment("started_at", "Beginning of the visit", visit -> visit.startedAt),
                    moment("consented_at", "When the person agreed", visit -> visit.admission()
                            .consentedAt()),
                    moment("finished_at", "End of the visit", visit -> visit.finishedAt),
                    code(
                            "disposition",
                            "How the visit ended; empty while it runs",
                            Levels.of(Disposition.values()),
                            visit -> name(visit.disposition)),
                    code(
                            "validity",
                            "Whether it counts towards the target",
                            Levels.of(Validity.values()),
                            visit -> visit.validity.name()),
                    code(
                            "exclusion",
                            "Why it does not count; empty where it may",
                            Levels.exclusions(),
                            visit -> stored(Exclusion.of(visit.reversalReason))),
                    flag("watched_seriously", "Says to have watched as usual", visit -> visit.watchedSeriously),
                    flag("sound_heard", "Counted the tones of the sound check rightly", visit -> visit.sound()
                            .heard()),
                    number(
                            "camera_fps",
                            "Frames per second of the camera",
                            "frames per second",
                            visit -> widened(visit.camera().framesPerSecond()))));

    static final Table<Playing> PLAYINGS = new Table<>("exposures", "One playing of one ad to one person", playings());

    static final Table<Second> SECONDS =
            new Table<>("seconds", "One second of one playing, as it was read from the face", seconds());

    private PeopleTables() {}

    private static List<Column<Playing>> playings() {
        List<Column<Playing>> columns = new ArrayList<>(List.of(
                id("exposure_id", "Playing", playing -> playing.exposure().id),
                id("visit_id", "Visit", playing -> playing.visit().id),
                text("country", "Country, ISO 3166-1 alpha-2", playing -> playing.visit().country),
                id("ad_id", "Ad", playing -> playing.ad().id),
                text("ad", "Title of the ad", playing -> playing.ad().title),
                whole("ad_order", "Place of the ad in this visit, 1 is the first", "", playing ->
                        (long) playing.exposure().position),
                whole("viewing", "1, or 2 when the first viewing was interrupted", "", playing ->
                        (long) playing.exposure().viewing),
                code(
                        "state",
                        "How far the playing came",
                        Levels.of(Exposure.State.values()),
                        playing -> playing.exposure().state.name()),
                moment("played_at", "When its neutral pause began", playing -> playing.exposure().playedAt),
                text("captions", "Language of the captions that were on", playing -> playing.exposure().captions),
                text("descriptions", "Language of the descriptions that were on", playing -> playing.exposure()
                        .descriptions),
                flag("counts", "Is in the curves of the ad", Playing::counts),
                code(
                        "exclusion",
                        "Why it is not",
                        Levels.exclusions(),
                        playing -> playing.counts() ? null : stored(playing.exclusion()))));
        columns.addAll(List.of(
                read(text(
                        "findings",
                        "Every quality rule that spoke: rule, consequence, value, limit",
                        trace -> String.join("; ", trace.reasons))),
                read(code(
                        "grade",
                        "How much of the ad is backed by a face",
                        Levels.of(Quality.Grade.values()),
                        trace -> trace.grade)),
                read(number(
                        "playhead_covered",
                        "Share of the ad played and seen",
                        "share",
                        trace -> widened(trace.playheadCovered))),
                read(number(
                        "face_in_ad",
                        "Share of the ad's seconds with a usable face",
                        "share",
                        trace -> widened(trace.faceInAd))),
                read(number(
                        "face_in_preroll",
                        "Share of the neutral pause with a usable face",
                        "share",
                        trace -> widened(trace.faceInPreroll))),
                read(number(
                        "analysed_rate",
                        "Median rate of frames read during the ad",
                        "frames per second",
                        trace -> widened(trace.analysedRate))),
                read(number(
                        "brightness",
                        "Median brightness during the ad",
                        "0 to 100",
                        trace -> widened(trace.brightness))),
                read(number(
                        "talking_share",
                        "Share of the ad's frames in which the person talks",
                        "share",
                        trace -> widened(trace.talking))),
                read(number(
                        "covered_share",
                        "Share of the ad's frames with a covered mouth",
                        "share",
                        trace -> widened(trace.mouthCovered))),
                read(code(
                        "sync_grade",
                        "What ties the camera's time to the ad's",
                        Levels.of(SyncGrade.values()),
                        trace -> trace.syncGrade)),
                read(number(
                        "sync_residual_ms",
                        "95th percentile of that fit's residual",
                        "ms",
                        trace -> widened(trace.syncResidualMs))),
                read(number(
                        "sync_bound_ms",
                        "Bound of the error of a moment, 95 % of frames",
                        "ms",
                        trace -> widened(trace.syncBoundMs))),
                read(number(
                        "sync_lag_ms",
                        "Lag of screen and camera by the ad's light",
                        "ms",
                        trace -> widened(trace.syncLagMs))),
                read(whole("spec_version", "Version of the formulas", "", trace -> (long) trace.specVersion)),
                read(code("engine", "How the expressions were read", Levels.engines(), trace -> trace.engine.name())),
                read(text("models", "Names and digests of the models that read the frames", trace -> trace.models)),
                read(text("backend", "What ran these models", trace -> trace.backend)),
                read(flag(
                        "commercial_use",
                        "No model is for research and evaluation only",
                        trace -> trace.commercialUse)),
                read(whole("revision", "Number of the reading", "", trace -> (long) trace.revision)),
                read(moment("stored_at", "When it was read", trace -> trace.storedAt)),
                read(code(
                        "baseline_source",
                        "Where the face at rest was taken from",
                        Levels.of(Baseline.Source.values()),
                        trace -> trace.restingFace().source().name()))));
        for (Measure measure : Measure.values()) {
            columns.add(read(number(
                    "rest_" + word(measure),
                    MeasureWording.label(measure) + " of the face at rest",
                    "0 to 1",
                    trace -> trace.restingFace().of(measure))));
        }
        return columns;
    }

    private static List<Column<Second>> seconds() {
        List<Column<Second>> columns = new ArrayList<>(List.of(
                id("exposure_id", "Playing", second -> second.playing().exposure().id),
                id("visit_id", "Visit", second -> second.playing().visit().id),
                text("country", "Country, ISO 3166-1 alpha-2", second -> second.playing()
                        .visit()
                        .country),
                id("ad_id", "Ad", second -> second.playing().ad().id),
                whole("second", "Second of the ad that begins here", "s", second -> (long) second.second()),
                flag("counts", "Is in the curves of the ad", second -> second.playing()
                        .counts())));
        for (Measure measure : Measure.values()) {
            columns.add(number(
                    word(measure),
                    MeasureWording.label(measure) + ", as read: the face at rest is not taken off",
                    measure == Measure.VALENCE ? "-1 to 1" : "0 to 1",
                    second -> known(second.samples().at(measure, second.second()))));
        }
        columns.add(flag(
                "emotion_filled",
                "Expressions of this second were filled from its neighbours",
                second -> second.samples().interpolated(Measure.HAPPY, second.second())));
        columns.add(flag(
                "attention_filled",
                "Attention of this second was filled from its neighbours",
                second -> second.samples().interpolated(Measure.ATTENTION, second.second())));
        return columns;
    }

    /** The column of a playing whose value stands in its trace. */
    private static Column<Playing> read(Column<EmotionTrace> column) {
        Function<Playing, @Nullable Object> value = playing -> {
            EmotionTrace trace = playing.trace();
            return trace == null ? null : column.of(trace);
        };
        return new Column<>(column.name(), column.label(), column.type(), column.unit(), column.levels(), value);
    }

    static String word(Measure measure) {
        return measure.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }

    private static @Nullable String stored(Optional<Exclusion> reason) {
        return reason.map(Exclusion::stored).orElse(null);
    }

    /** The same decimals, as a float would be printed. */
    private static @Nullable Double widened(@Nullable Float value) {
        return value == null || !Float.isFinite(value) ? null : Double.valueOf(value.toString());
    }

    private static @Nullable Double known(double value) {
        return Double.isNaN(value) ? null : (Double) value;
    }
}
