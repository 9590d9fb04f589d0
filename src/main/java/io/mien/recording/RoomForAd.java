package io.mien.recording;

import io.mien.platform.Problem;
import io.mien.visit.Exposure;
import java.time.Duration;
import java.util.Locale;

/**
 * Where in a recording made elsewhere its ad can have begun. What ends so early that the ad would be excluded as not filmed is
 * refused at once, while somebody can still correct the offset or the file.
 *
 * @param recording length of the recording, first frame to the end of the last
 * @param adMs length of the ad, milliseconds
 */
record RoomForAd(Duration recording, int adMs) {

    /** @throws Problem (422) with what to do, when too little of the ad can have been filmed */
    void require(int offsetMs) {
        if (latestMs() < 0) {
            String sentence =
                    "The recording lasts %s s and the ad %s s. Import the recording of the whole ad, or choose the ad"
                            + " that was watched.";
            throw refused(sentence.formatted(seconds(recording.toMillis()), seconds(adMs)));
        }
        if (offsetMs < 0 || offsetMs > latestMs()) {
            String sentence =
                    "The recording lasts %s s and the ad %s s, so the ad cannot have begun at second %s. Give the"
                            + " second at which it began, from 0 to %s.";
            throw refused(sentence.formatted(
                    seconds(recording.toMillis()), seconds(adMs), seconds(offsetMs), seconds(latestMs())));
        }
    }

    /** The camera may stop a little before the ad does: by as much as the rule of quality lets pass. */
    private long latestMs() {
        double mayMiss = Math.max(Exposure.MAX_CAMERA_MUTE_MS, (1 - Exposure.MIN_FILMED) * adMs);
        double needed = Math.max(1, adMs - mayMiss);
        return (long) Math.floor(recording.toMillis() - needed);
    }

    private static Problem refused(String sentence) {
        return Problem.invalid("import-offset", sentence);
    }

    /** Downwards, so that a bound that is read off the page is taken. */
    private static String seconds(long milliseconds) {
        return String.format(Locale.ROOT, "%.1f", Math.floor(milliseconds / 100.0) / 10);
    }
}
