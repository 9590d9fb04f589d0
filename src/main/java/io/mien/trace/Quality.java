package io.mien.trace;

import io.mien.fieldwork.Exclusion;
import io.mien.fieldwork.QualityRule;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether an exposure counts, and why not (method page, section 2). Always computed here; what a client reports never raises it.
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

    /**
     * @param reason a {@link QualityRule}, or one that this version does not know
     * @param value what was measured
     * @param limit what the rule asks for
     */
    public record Finding(Exclusion reason, Consequence consequence, double value, double limit) {

        /** The respondent could not hear an ad that needs its sound. */
        public static Finding soundNotHeard() {
            return new Finding(QualityRule.SOUND_NOT_HEARD, Consequence.EXCLUDED, 0, 1);
        }

        /** The ad was shown again after an interruption; whether that counts is the campaign's rule. */
        public static Finding secondViewing(boolean counts) {
            return new Finding(
                    QualityRule.SECOND_VIEWING, counts ? Consequence.NOTED : Consequence.EXCLUDED, 2, counts ? 2 : 1);
        }

        /** The same recording was here before. */
        public static Finding recordingKnown() {
            return new Finding(QualityRule.RECORDING_KNOWN, Consequence.EXCLUDED, 2, 1);
        }

        /** The stored form: reason, consequence, value and limit to three places, separated by spaces. */
        public String text() {
            return String.format(Locale.ROOT, "%s %s %.3f %.3f", reason.stored(), consequence, value, limit);
        }

        /** Reads what {@link #text()} wrote. */
        public static Finding parse(String text) {
            String[] words = text.split(" ");
            return new Finding(
                    Exclusion.parse(words[0]),
                    Consequence.valueOf(words[1]),
                    Double.parseDouble(words[2]),
                    Double.parseDouble(words[3]));
        }
    }

    /**
     * @param playheadCovered share of the ad played and seen; of an import, filmed
     * @param coverage share of the expected frames that the camera delivered during the ad
     * @param filmed share of the ad in which the camera never paused, and the picture never stood still, for over a second
     * @param frozen share of the frames before and during the ad in which the picture stood still
     * @param framesPerSecond median rate of fresh analysed frames during the ad
     * @param preRollMs length of the pre-roll
     * @param preRollFace share of pre-roll frames with a usable face
     * @param adFace share of the ad's 1 s bins with a usable face
     * @param startFace share of the ad's first 1 s bins with a usable face
     * @param faceMissing share of the ad's frames without a usable face
     * @param brightness median brightness during the ad, 0..100
     * @param manyFaces share of the ad's frames with more than one face
     * @param talking share of the ad's frames with a face in which the viewer talks; NaN without one
     * @param mouthCovered share of the ad's frames with a face whose mouth is covered; NaN without one
     */
    public record Figures(
            double playheadCovered,
            double coverage,
            double filmed,
            double frozen,
            double framesPerSecond,
            double preRollMs,
            double preRollFace,
            double adFace,
            double startFace,
            double faceMissing,
            double brightness,
            double manyFaces,
            double talking,
            double mouthCovered) {}

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
