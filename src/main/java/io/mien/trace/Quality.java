package io.mien.trace;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether an exposure counts, and why not (section 2). Always computed here; what a client reports never raises it.
 *
 * @param grade how much of the ad is backed by a face
 * @param findings every rule that spoke, gravest first
 * @param figures the numbers the rules were held against
 */
public record Quality(Grade grade, List<Finding> findings, Figures figures) {
    /** HIGH: coverage >= 85 % and face missing <= 10 %; MEDIUM: >= 60 % and <= 30 %; LOW: the rest. */
    public enum Grade {
        HIGH,
        MEDIUM,
        LOW
    }

    /** What a finding does to the exposure. The order is from light to grave. */
    public enum Consequence {
        NOTED,
        ATTENTION_ONLY,
        EXCLUDED,
        INVALID
    }

    /** What a rule can say; value and limit of the finding are in the unit named. */
    public enum Reason {
        /** the tab was hidden, milliseconds */
        TAB_HIDDEN,
        /** the camera gave no picture, milliseconds */
        CAMERA_MUTED,
        /** too little of the ad was played and seen, share */
        PLAYHEAD_NOT_COVERED,
        /** too few frames a second, frames/s */
        LOW_FRAME_RATE,
        /** no usable face before the ad, share of frames */
        PREROLL_FACE_MISSING,
        /** an imported recording without a stretch before the ad, milliseconds */
        NO_PREROLL,
        /** an expression in the neutral pause, probability or share of frames */
        PREROLL_NOT_NEUTRAL,
        /** no usable face in too much of the ad, share of bins */
        FACE_MISSING,
        /** median brightness, 0..100 */
        TOO_DARK,
        /** median brightness, 0..100 */
        TOO_BRIGHT,
        /** an ad that needs sound was seen by somebody who could not hear it, share of the sound check passed */
        SOUND_NOT_HEARD,
        /** more than one face, share of frames */
        MANY_FACES,
        /** too little light on the face by the camera check's rule, share of frames */
        FACE_UNLIT,
        /** lit from behind by the camera check's rule, share of frames */
        BACKLIT,
        /** a face too small by the camera check's rule, share of frames */
        FACE_TOO_FAR,
        /** a head turned away by the camera check's rule, share of frames */
        HEAD_TURNED
    }

    /**
     * @param value what was measured
     * @param limit what the rule asks for
     */
    public record Finding(Reason reason, Consequence consequence, double value, double limit) {

        /** The respondent could not hear an ad that needs its sound. */
        public static Finding soundNotHeard() {
            return new Finding(Reason.SOUND_NOT_HEARD, Consequence.EXCLUDED, 0, 1);
        }

        /** The stored form: reason, consequence, value and limit to three places, separated by spaces. */
        public String text() {
            return String.format(Locale.ROOT, "%s %s %.3f %.3f", reason, consequence, value, limit);
        }

        /** Reads what {@link #text()} wrote. */
        public static Finding parse(String text) {
            String[] words = text.split(" ");
            return new Finding(
                    Reason.valueOf(words[0]),
                    Consequence.valueOf(words[1]),
                    Double.parseDouble(words[2]),
                    Double.parseDouble(words[3]));
        }
    }

    /**
     * @param playheadCovered share of the ad played and seen
     * @param coverage share of the expected frames that the camera delivered during the ad
     * @param framesPerSecond median rate of fresh analysed frames
     * @param preRollMs length of the pre-roll
     * @param preRollFace share of pre-roll frames with a usable face
     * @param adFace share of the ad's 1 s bins with a usable face
     * @param faceMissing share of the ad's frames without a usable face
     * @param brightness median brightness, 0..100
     * @param manyFaces share of frames with more than one face
     */
    public record Figures(
            double playheadCovered,
            double coverage,
            double framesPerSecond,
            double preRollMs,
            double preRollFace,
            double adFace,
            double faceMissing,
            double brightness,
            double manyFaces) {}

    /** The same with what is known about the visit as a whole. */
    Quality with(Finding finding) {
        List<Finding> more = Stream.concat(findings.stream(), Stream.of(finding))
                .sorted(Comparator.comparing(Finding::consequence).reversed())
                .toList();
        return new Quality(grade, more, figures);
    }

    /** True when nothing excludes or invalidates the exposure. */
    public boolean valid() {
        return findings.stream().noneMatch(finding -> finding.consequence().compareTo(Consequence.EXCLUDED) >= 0);
    }

    /** The gravest finding when the exposure does not count. */
    public Optional<Finding> exclusion() {
        return valid() ? Optional.empty() : findings.stream().findFirst();
    }

    /** True when the emotion measures are to be left out. */
    public boolean attentionOnly() {
        return findings.stream().anyMatch(finding -> finding.consequence() == Consequence.ATTENTION_ONLY);
    }
}
