package io.mien.dashboard;

import io.mien.campaign.Ad;
import io.mien.platform.Wording;
import io.mien.recording.Recording;
import io.mien.trace.EmotionTrace;
import io.mien.trace.Measure;
import io.mien.trace.Quality.Finding;
import io.mien.visit.Exposure;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One playing of one ad.
 *
 * @param video expiring address of the video
 * @param state what became of the recording
 * @param notes what takes it out without a recording having been read
 * @param facts what is known of the playing itself
 * @param playable true when the recording is kept and can be played
 * @param reading what was read from it; null before
 * @param frames what can be seen of its kept recording
 */
public record ExposureView(
        UUID id,
        int number,
        String title,
        String length,
        String video,
        String state,
        List<String> notes,
        List<Fact> facts,
        boolean playable,
        @Nullable Reading reading,
        Frames frames) {

    /**
     * @param kept the recording is read and its video is there
     * @param offered the campaign's facial coder tells where it looked
     * @param seconds length of the ad
     */
    public record Frames(boolean kept, boolean offered, String seconds) {

        /** Expressions whose map can be asked for. */
        public List<Choice> choices() {
            return Stream.of(Measure.values())
                    .filter(Measure::isClass)
                    .map(measure -> new Choice(measure.name(), io.mien.results.MeasureWording.label(measure)))
                    .toList();
        }
    }

    /** One expression of the choice. */
    public record Choice(String name, String label) {}

    /**
     * @param findings what the quality rules say
     * @param facts name and value of what the quality rests on
     * @param agreement how far the two engines agree
     * @param models of each engine, the counted one first
     */
    public record Reading(
            boolean valid,
            String grade,
            List<String> findings,
            List<Fact> facts,
            String agreement,
            List<String> models) {}

    /** One line of the facts. */
    public record Fact(String name, String value) {}

    /**
     * What was played.
     *
     * @param soundMissed the ad needs its sound and the respondent could not hear
     */
    record Playing(Exposure exposure, Ad ad, boolean soundMissed) {}

    static ExposureView of(
            Playing playing, String video, @Nullable Recording recording, @Nullable EmotionTrace trace, boolean maps) {
        Exposure exposure = playing.exposure();
        Ad ad = playing.ad();
        return new ExposureView(
                exposure.id,
                exposure.position,
                ad.title,
                Wording.length(ad.durationMs),
                video,
                state(exposure, recording, trace != null),
                playing.soundMissed() && trace == null ? List.of(FindingWords.of(Finding.soundNotHeard())) : List.of(),
                texts(exposure),
                recording != null && recording.hasVideo() && recording.playableType != null,
                trace == null ? null : reading(trace, recording != null && recording.importOffsetMs != null),
                new Frames(
                        recording != null && recording.codedAt != null && recording.hasVideo(),
                        maps,
                        String.format(Locale.ROOT, "%.1f", ad.durationMs / 1_000.0)));
    }

    private static String state(Exposure exposure, @Nullable Recording recording, boolean read) {
        String viewing = exposure.viewing > 1 ? "Second viewing: the first was interrupted. " : "";
        if (exposure.state == Exposure.State.INVALID) {
            String why =
                    exposure.exclusion().map(reason -> ": " + reason.words()).orElse("");
            return viewing + "The playing was invalid" + why + "."
                    + (recording == null ? "" : " " + recorded(recording));
        }
        return viewing + recorded(exposure, recording, read);
    }

    private static String recorded(Exposure exposure, @Nullable Recording recording, boolean read) {
        if (exposure.state == Exposure.State.WATCHED) {
            return "It was watched without a camera.";
        }
        if (recording == null) {
            return read ? "No recording is kept." : "Nothing was recorded.";
        }
        return recorded(recording);
    }

    private static String recorded(Recording recording) {
        return switch (recording.state) {
            case UPLOADING -> "The recording is still arriving.";
            case RECEIVED, CODING -> "The recording is being read. This page shows its curves when it is reloaded.";
            case CODED ->
                recording.hasVideo() ? "The recording is read and kept." : "The recording is read and deleted.";
            case PARKED ->
                "Reading the recording failed" + (recording.parkedReason == null ? "." : ": " + recording.parkedReason);
            case ABANDONED -> "The upload was given up.";
        };
    }

    private static List<Fact> texts(Exposure exposure) {
        return Stream.of(fact("Captions", exposure.captions), fact("Descriptions", exposure.descriptions))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Fact> fact(String name, @Nullable String language) {
        return Optional.ofNullable(language)
                .map(tag -> new Fact(
                        name, tag.isEmpty() ? "off" : Locale.forLanguageTag(tag).getDisplayName(Locale.ENGLISH)));
    }

    private static Reading reading(EmotionTrace trace, boolean imported) {
        return new Reading(
                trace.valid,
                trace.grade.toLowerCase(Locale.ROOT),
                trace.findings().stream().map(FindingWords::of).toList(),
                List.of(
                        new Fact("Sync", SyncWords.grade(trace)),
                        new Fact("Moment given to a frame", SyncWords.bound(trace)),
                        new Fact(imported ? "Ad filmed" : "Ad played and seen", percent(trace.playheadCovered)),
                        new Fact("Face in the neutral pause", percent(trace.faceInPreroll)),
                        new Fact("Face during the ad", percent(trace.faceInAd)),
                        new Fact("Frames read", "%.1f a second".formatted(trace.analysedRate)),
                        new Fact(
                                "Brightness",
                                trace.brightness == null ? "unknown" : Math.round(trace.brightness) + " of 100"),
                        new Fact("Talking during the ad", trace.talking == null ? "unknown" : percent(trace.talking)),
                        new Fact(
                                "Mouth covered during the ad",
                                trace.mouthCovered == null ? "unknown" : percent(trace.mouthCovered)),
                        new Fact("Baseline", baseline(trace)),
                        new Fact("Counted", trace.engine.words()),
                        new Fact("Formulas", "specification " + trace.specVersion + ", revision " + trace.revision)),
                AgreementWords.of(trace),
                models(trace));
    }

    private static List<String> models(EmotionTrace trace) {
        return Stream.concat(Stream.of(trace), trace.beside().stream())
                .map(each -> each.engine.words() + ": " + each.models + backend(each)
                        + TermsWording.note(each.commercialUse))
                .toList();
    }

    private static String backend(EmotionTrace trace) {
        return trace.backend == null ? "" : ", run by " + trace.backend;
    }

    private static String baseline(EmotionTrace trace) {
        return switch (trace.restingFace().source()) {
            case PRE_ROLL -> "median of the neutral pause";
            case SESSION -> "calmest tenth of the visit";
        };
    }

    private static String percent(float share) {
        return Math.round(100 * share) + " %";
    }
}
