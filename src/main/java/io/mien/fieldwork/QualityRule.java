package io.mien.fieldwork;

import java.util.Locale;

/** What a quality rule can say about a recording; value and limit of a finding are in the unit named. */
public enum QualityRule implements Exclusion {
    /** the tab was hidden, milliseconds */
    TAB_HIDDEN("tab was hidden"),
    /** the camera gave no picture, milliseconds */
    CAMERA_MUTED("camera stopped"),
    /** too little of the ad was played and seen, share */
    PLAYHEAD_NOT_COVERED("ad not seen to the end"),
    /** the camera gave no frames for too much of the ad, share of it that was filmed */
    AD_NOT_FILMED("ad not filmed throughout"),
    /** the picture stood still, share of the frames before and during the ad */
    PICTURE_FROZEN("picture stood still"),
    /** too few frames per second, frames/s */
    LOW_FRAME_RATE("too few frames per second"),
    /** no usable face before the ad, share of frames */
    PREROLL_FACE_MISSING("no face before the ad"),
    /** an imported recording without a stretch before the ad, milliseconds */
    NO_PREROLL("no neutral start"),
    /** an expression in the neutral pause, probability or share of frames */
    PREROLL_NOT_NEUTRAL("start was not neutral"),
    /** no usable face in too much of the ad, share of bins */
    FACE_MISSING("no face during the ad"),
    /** something covered the mouth in too much of the ad, share of frames with a face */
    MOUTH_COVERED("mouth covered during the ad"),
    /** nothing was filmed before the ad and hardly a face during it, share of bins */
    NOBODY_SEEN("nobody in front of the camera"),
    /** nothing was filmed before the ad and no face as it began, share of its first bins */
    NOBODY_AT_START("nobody there as the ad began"),
    /** median brightness, 0..100 */
    TOO_DARK("too dark"),
    /** median brightness, 0..100 */
    TOO_BRIGHT("too bright"),
    /** an ad that needs sound was seen by somebody who could not hear it, share of the sound check passed */
    SOUND_NOT_HEARD("without the sound it needs"),
    /** the same bytes came with another visit or ad before, recordings */
    RECORDING_KNOWN("same recording as another"),
    /** the first viewing of the ad was interrupted and this is the second, viewings */
    SECOND_VIEWING("seen a second time"),
    /** more than one face, share of frames */
    MANY_FACES("more than one face"),
    /** too little light on the face by the camera check's rule, share of frames */
    FACE_UNLIT("too little light on the face"),
    /** lit from behind by the camera check's rule, share of frames */
    BACKLIT("lit from behind"),
    /** a face too small by the camera check's rule, share of frames */
    FACE_TOO_FAR("too far from the camera"),
    /** a head turned away by the camera check's rule, share of frames */
    HEAD_TURNED("turned away");

    private final String words;

    QualityRule(String words) {
        this.words = words;
    }

    @Override
    public String stored() {
        return name();
    }

    @Override
    public String words() {
        return words;
    }

    /**
     * What a rule was held against.
     *
     * @param value what was measured
     * @param limit what the rule asks for
     */
    public record Measured(double value, double limit) {}

    /** What was found as a sentence with its numbers. */
    public String sentence(Measured found) {
        return switch (this) {
            case TAB_HIDDEN -> "The tab was hidden for " + seconds(found.value()) + ".";
            case CAMERA_MUTED ->
                "The camera gave no picture for %s; %s is allowed."
                        .formatted(seconds(found.value()), seconds(found.limit()));
            case PLAYHEAD_NOT_COVERED ->
                "%s of the ad was played and seen; %s is needed."
                        .formatted(percent(found.value()), percent(found.limit()));
            case AD_NOT_FILMED ->
                "The camera filmed %s of the ad; %s is needed."
                        .formatted(percent(found.value()), percent(found.limit()));
            case PICTURE_FROZEN ->
                "The picture stood still for %s of the recording of this ad; %s is allowed."
                        .formatted(percent(found.value()), percent(found.limit()));
            case LOW_FRAME_RATE -> frameRate(found);
            case PREROLL_FACE_MISSING ->
                "A face was usable in %s of the neutral pause; %s is needed."
                        .formatted(percent(found.value()), percent(found.limit()));
            case NO_PREROLL -> "The recording has no neutral pause before the ad; its calmest tenth is the baseline.";
            case PREROLL_NOT_NEUTRAL ->
                "The face was not at rest in the neutral pause; the visit's calmest tenth is the baseline.";
            case FACE_MISSING ->
                "A face was usable in %s of the ad's seconds; %s is needed for expressions."
                        .formatted(percent(found.value()), percent(found.limit()));
            case MOUTH_COVERED ->
                "The mouth was covered in %s of the ad; %s is allowed for expressions."
                        .formatted(percent(found.value()), percent(found.limit()));
            case NOBODY_SEEN ->
                "Nothing was filmed before the ad, and a face was usable in %s of its seconds; %s is needed for attention."
                        .formatted(percent(found.value()), percent(found.limit()));
            case NOBODY_AT_START -> "Nothing was filmed before the ad, and no face was usable in its first seconds.";
            case TOO_DARK -> light(found, "too dark", "at least");
            case TOO_BRIGHT -> light(found, "too bright", "at most");
            case MANY_FACES ->
                "More than one face stood in %s of the frames; %s is allowed."
                        .formatted(percent(found.value()), percent(found.limit()));
            case RECORDING_KNOWN -> "The very same recording is already in this campaign, for another visit or ad.";
            case SECOND_VIEWING -> "The ad was shown a second time, because its first viewing was interrupted.";
            case SOUND_NOT_HEARD -> "The ad needs its sound, and the respondent could not hear.";
            case FACE_UNLIT -> framing(found, "there was too little light on the face");
            case BACKLIT -> framing(found, "the light came from behind");
            case FACE_TOO_FAR -> framing(found, "the face was too far from the camera");
            case HEAD_TURNED -> framing(found, "the head was turned away");
        };
    }

    /** The same of what is only noted: a picture is rather dark long before it is too dark. */
    public String remark(Measured found) {
        return switch (this) {
            case TOO_DARK -> light(found, "rather dark", "at least");
            case TOO_BRIGHT -> light(found, "rather bright", "at most");
            default -> sentence(found);
        };
    }

    private static String frameRate(Measured found) {
        return Double.isNaN(found.value())
                ? "No frames could be read."
                : String.format(
                        Locale.ROOT,
                        "%.1f frames per second could be read; %.0f are needed.",
                        found.value(),
                        found.limit());
    }

    private static String light(Measured found, String picture, String bound) {
        return "The picture was %s: brightness %d of 100, %s %d is wanted."
                .formatted(picture, Math.round(found.value()), bound, Math.round(found.limit()));
    }

    private static String framing(Measured found, String what) {
        return "In %s of the frames %s, by the camera check's own rule.".formatted(percent(found.value()), what);
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    private static String seconds(double milliseconds) {
        return String.format(Locale.ROOT, "%.1f s", milliseconds / 1_000);
    }
}
