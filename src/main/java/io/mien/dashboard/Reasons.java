package io.mien.dashboard;

import io.mien.fieldwork.Disposition;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Why a visit does not count, in words. */
final class Reasons {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("TAB_HIDDEN", "tab was hidden"),
            Map.entry("CAMERA_MUTED", "camera stopped"),
            Map.entry("PLAYHEAD_NOT_COVERED", "ad not seen to the end"),
            Map.entry("LOW_FRAME_RATE", "too few frames a second"),
            Map.entry("PREROLL_FACE_MISSING", "no face before the ad"),
            Map.entry("NO_PREROLL", "no neutral start"),
            Map.entry("PREROLL_NOT_NEUTRAL", "start was not neutral"),
            Map.entry("FACE_MISSING", "no face during the ad"),
            Map.entry("TOO_DARK", "too dark"),
            Map.entry("TOO_BRIGHT", "too bright"),
            Map.entry("MANY_FACES", "more than one face"),
            Map.entry("NOT_SERIOUS", "says not to have watched as usual"),
            Map.entry("SOUND_NOT_HEARD", "without the sound it needs"),
            Map.entry("FACE_UNLIT", "too little light on the face"),
            Map.entry("BACKLIT", "lit from behind"),
            Map.entry("FACE_TOO_FAR", "too far from the camera"),
            Map.entry("HEAD_TURNED", "turned away"),
            Map.entry("NOTHING_RECORDED", "nothing recorded"));

    private Reasons() {}

    /** Names of all rules that exclude. */
    static Set<String> rules() {
        return WORDS.keySet();
    }

    /** A quality rule's name, with or without its figures, as words. */
    static String of(String rule) {
        String name = rule.split(" ")[0];
        return WORDS.getOrDefault(
                name, name.toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' '));
    }

    static String of(Disposition disposition) {
        return switch (disposition) {
            case COMPLETE -> "complete";
            case COMPLETE_WITHOUT_CAMERA -> "watched without a camera";
            case SCREENED_OUT -> "screened out";
            case QUOTA_FULL -> "quota full";
            case DECLINED -> "declined";
            case TIMED_OUT -> "did not finish";
            case QUALITY_TERMINATED -> "nothing usable recorded";
            case CLOSED -> "came after the close";
        };
    }
}
