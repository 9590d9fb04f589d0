package io.mien.dashboard;

import io.mien.trace.Quality.Consequence;
import io.mien.trace.Quality.Finding;
import java.util.Locale;

/** A quality rule's finding as a sentence with its numbers. */
final class FindingWords {
    private FindingWords() {}

    static String of(Finding finding) {
        return sentence(finding)
                + switch (finding.consequence()) {
                    case NOTED -> "";
                    case ATTENTION_ONLY -> " Only attention is kept.";
                    case EXCLUDED -> " The exposure is excluded.";
                    case INVALID -> " The exposure is invalid.";
                };
    }

    private static String sentence(Finding finding) {
        return switch (finding.reason()) {
            case TAB_HIDDEN -> "The tab was hidden for " + seconds(finding.value()) + ".";
            case CAMERA_MUTED ->
                "The camera gave no picture for %s; %s is allowed."
                        .formatted(seconds(finding.value()), seconds(finding.limit()));
            case PLAYHEAD_NOT_COVERED ->
                "%s of the ad was played and seen; %s is needed."
                        .formatted(percent(finding.value()), percent(finding.limit()));
            case LOW_FRAME_RATE ->
                Double.isNaN(finding.value())
                        ? "No frames could be read."
                        : String.format(
                                Locale.ROOT,
                                "%.1f frames a second could be read; %.0f are needed.",
                                finding.value(),
                                finding.limit());
            case PREROLL_FACE_MISSING ->
                "A face was usable in %s of the neutral pause; %s is needed."
                        .formatted(percent(finding.value()), percent(finding.limit()));
            case NO_PREROLL -> "The recording has no neutral pause before the ad; its calmest tenth is the baseline.";
            case PREROLL_NOT_NEUTRAL ->
                "The face was not at rest in the neutral pause; the visit's calmest tenth is the baseline.";
            case FACE_MISSING ->
                "A face was usable in %s of the ad's seconds; %s is needed for expressions."
                        .formatted(percent(finding.value()), percent(finding.limit()));
            case TOO_DARK -> light(finding, "dark", "at least");
            case TOO_BRIGHT -> light(finding, "bright", "at most");
            case MANY_FACES ->
                "More than one face stood in %s of the frames; %s is allowed."
                        .formatted(percent(finding.value()), percent(finding.limit()));
            case SOUND_NOT_HEARD -> "The ad needs its sound, and the respondent could not hear.";
            case FACE_UNLIT -> framing(finding, "there was too little light on the face");
            case BACKLIT -> framing(finding, "the light came from behind");
            case FACE_TOO_FAR -> framing(finding, "the face was too far from the camera");
            case HEAD_TURNED -> framing(finding, "the head was turned away");
        };
    }

    private static String light(Finding finding, String word, String bound) {
        String picture = finding.consequence() == Consequence.NOTED ? "rather " + word : "too " + word;
        return "The picture was %s: brightness %d of 100, %s %d is wanted."
                .formatted(picture, Math.round(finding.value()), bound, Math.round(finding.limit()));
    }

    private static String framing(Finding finding, String what) {
        return "In %s of the frames %s, by the camera check's own rule.".formatted(percent(finding.value()), what);
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    private static String seconds(double milliseconds) {
        return String.format(Locale.ROOT, "%.1f s", milliseconds / 1_000);
    }
}
