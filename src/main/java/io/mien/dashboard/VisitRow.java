package io.mien.dashboard;

import io.mien.campaign.Country;
import io.mien.fieldwork.Exclusion;
import io.mien.fieldwork.Origin;
import io.mien.platform.Wording;
import io.mien.recording.RecordingState;
import io.mien.visit.Visit;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One visit in the table.
 *
 * @param reason why it is excluded, in full or in part, parked or left, in words; empty otherwise
 * @param coded recordings with a stored trace
 * @param secondViewings ads that were interrupted and shown again
 * @param parked recordings that can be tried again
 * @param terms what the models that read its recordings allow; empty before any is read
 * @param backend what ran those models; empty before any is read, and where it was not kept
 * @param syncGrade the worst of its recordings' sync grades, A to C; empty before any is read
 * @param syncResidualMs the largest 95th percentile of a clock fit's residual, milliseconds; null without a fit
 * @param syncBoundMs the largest bound of the error of a frame's moment, milliseconds; null where one of the readings has none
 * @param lagMeasured whether screen and camera were measured for every reading; else the camera's own delay is not in the bound
 * @param mouthCovered the largest share of an ad in which something covered the mouth, 0..1; null before any is read
 * @param captions languages that were on in its videos, or "off"; empty when no video has any or nobody said
 * @param descriptions the same of the descriptions of the picture
 * @param agreedTo words of the purposes that the person ticked
 */
public record VisitRow(
        UUID id,
        Country country,
        Origin origin,
        VisitState state,
        String reason,
        Instant startedAt,
        int recordings,
        int coded,
        int secondViewings,
        List<UUID> parked,
        String terms,
        String backend,
        String syncGrade,
        @Nullable Float syncResidualMs,
        @Nullable Float syncBoundMs,
        boolean lagMeasured,
        @Nullable Float mouthCovered,
        List<String> captions,
        List<String> descriptions,
        List<String> agreedTo) {
    private static final String OFF = "off";

    /**
     * One playing of a visit as far as the table needs it.
     *
     * @param recordingId null when there is no recording of it, as for sample data
     * @param commercialUse what the models that read it allow; null before it is read
     * @param backend what ran them; null before it is read, and where it was not kept
     * @param syncGrade of the fit between webcam and page; null before it is read
     * @param syncResidualMs 95th percentile of that fit's residual, milliseconds; null without a fit
     * @param syncBoundMs bound of the error of a frame's moment, milliseconds; null where none is known
     * @param syncLagMs lag of screen and camera, milliseconds; null where it was not measured
     * @param viewing 2 when the ad was shown again after an interruption
     * @param mouthCovered share of the ad in which something covered the mouth; null before it is read
     * @param captions language that was on, empty for none; null when the ad has none or nobody said
     * @param descriptions the same of the descriptions of the picture
     */
    record Part(
            UUID visitId,
            @Nullable UUID recordingId,
            @Nullable RecordingState state,
            String parkedReason,
            @Nullable Boolean commercialUse,
            @Nullable String backend,
            @Nullable String syncGrade,
            @Nullable Float syncResidualMs,
            @Nullable Float syncBoundMs,
            @Nullable Float syncLagMs,
            int viewing,
            @Nullable Float mouthCovered,
            @Nullable String captions,
            @Nullable String descriptions) {
        boolean isRead() {
            return syncGrade != null;
        }
    }

    static VisitRow of(Visit visit, List<Part> parts, List<String> agreedTo) {
        List<Part> parked = parts.stream()
                .filter(part -> part.state() == RecordingState.PARKED)
                .toList();
        return new VisitRow(
                visit.id,
                Country.named(visit.country),
                visit.origin,
                VisitState.of(visit, !parked.isEmpty()),
                reason(visit, parked),
                visit.startedAt,
                (int) parts.stream().filter(part -> part.recordingId() != null).count(),
                (int) parts.stream()
                        .filter(part -> part.state() == RecordingState.CODED)
                        .count(),
                (int) parts.stream().filter(part -> part.viewing() > 1).count(),
                parked.stream().map(Part::recordingId).filter(Objects::nonNull).toList(),
                terms(parts),
                backend(parts),
                parts.stream()
                        .map(Part::syncGrade)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(""),
                largest(parts, Part::syncResidualMs),
                bound(parts),
                parts.stream().anyMatch(Part::isRead)
                        && parts.stream().filter(Part::isRead).allMatch(part -> part.syncLagMs() != null),
                largest(parts, Part::mouthCovered),
                on(parts.stream().map(Part::captions)),
                on(parts.stream().map(Part::descriptions)),
                agreedTo);
    }

    private static @Nullable Float bound(List<Part> parts) {
        List<Part> read = parts.stream().filter(Part::isRead).toList();
        if (read.stream().anyMatch(part -> part.syncBoundMs() == null)) {
            return null;
        }
        return largest(read, Part::syncBoundMs);
    }

    private static @Nullable Float largest(List<Part> parts, Function<Part, @Nullable Float> what) {
        return parts.stream()
                .map(what)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .orElse(null);
    }

    private static List<String> on(Stream<@Nullable String> languages) {
        return languages
                .filter(Objects::nonNull)
                .map(language -> language.isEmpty() ? OFF : language)
                .distinct()
                .sorted()
                .toList();
    }

    private static String terms(List<Part> parts) {
        List<Boolean> read =
                parts.stream().map(Part::commercialUse).filter(Objects::nonNull).toList();
        return read.isEmpty() ? "" : TermsWording.of(!read.contains(false));
    }

    private static String backend(List<Part> parts) {
        return parts.stream()
                .map(Part::backend)
                .filter(Objects::nonNull)
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static String reason(Visit visit, List<Part> parked) {
        return switch (VisitState.of(visit, !parked.isEmpty())) {
            case EXCLUDED, PARTIAL, EXCLUDED_WITHOUT_CAMERA ->
                visit.verdict().exclusion().map(Exclusion::words).orElse("no reason kept");
            case LEFT -> visit.disposition == null ? "" : Reasons.of(visit.disposition);
            case PARKED, VALID, PREVIEW ->
                String.join(
                        "; ", parked.stream().map(Part::parkedReason).distinct().toList());
            case UNDER_WAY, CODING, WITHOUT_CAMERA -> "";
        };
    }

    /** The end of the id: enough to tell visits apart on a page. */
    public String shortId() {
        return id.toString().substring(24);
    }

    public String started() {
        return Wording.moment(startedAt);
    }

    public String cameBy() {
        return cameBy(origin);
    }

    static String cameBy(Origin origin) {
        return switch (origin) {
            case LINK -> "link";
            case PREVIEW -> "preview, never counted";
            case IMPORT -> "imported";
            case SAMPLE -> "sample";
        };
    }

    private static String figure(@Nullable Float value) {
        return value == null ? "" : String.format(Locale.ROOT, "%.2f", value);
    }

    static List<String> columns() {
        return List.of(
                "visit",
                "country",
                "came_by",
                "state",
                "reason",
                "started_at",
                "recordings",
                "coded",
                "second_viewings",
                "model_terms",
                "model_backend",
                "sync_grade",
                "sync_residual_p95_ms",
                "sync_bound_ms",
                "screen_and_camera",
                "mouth_covered",
                "captions",
                "descriptions",
                "agreed_to");
    }

    /** What the bound says of screen and camera; empty where there is no bound. */
    public String screenAndCamera() {
        if (syncBoundMs == null) {
            return "";
        }
        return lagMeasured ? "measured" : "screen allowed for; camera's own delay not in the bound";
    }

    List<String> cells() {
        return Stream.of(
                        id,
                        country.code(),
                        cameBy(),
                        state.words(),
                        reason,
                        startedAt,
                        recordings,
                        coded,
                        secondViewings,
                        terms,
                        backend,
                        syncGrade,
                        figure(syncResidualMs),
                        syncBoundMs == null ? "" : String.format(Locale.ROOT, "%.0f", syncBoundMs),
                        screenAndCamera(),
                        figure(mouthCovered),
                        String.join(" ", captions),
                        String.join(" ", descriptions),
                        String.join(" ", agreedTo))
                .map(String::valueOf)
                .toList();
    }
}
