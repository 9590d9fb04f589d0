package io.mien.media;

import java.time.Duration;

/**
 * What a player shows of a file, on the file's own clock, milliseconds: what an edit list hides is not part of it. The player
 * runs from the first frame or sound to the end of the last; where the two differ it waits for the picture, and holds the last
 * picture until the sound ends.
 *
 * @param fromMs where the player starts
 * @param toMs where it ends
 * @param pictureFromMs first shown frame
 * @param pictureToMs end of the last shown frame
 */
public record Timeline(double fromMs, double toMs, double pictureFromMs, double pictureToMs) {
    /** Sound is coded in pieces, and a piece may reach over the picture's edge by this much; nobody sees it. */
    private static final double EDGE_MS = 250;

    /** What a player gives as the length. */
    Duration length() {
        return millis(toMs - fromMs);
    }

    /** First frame to the end of the last. */
    Duration picture() {
        return millis(pictureToMs - pictureFromMs);
    }

    /** How long the player waits for the first frame. */
    double delayMs() {
        return pictureFromMs - fromMs;
    }

    /** How long the last frame is held; 0 when the picture outlasts the sound or as good as does. */
    double heldMs() {
        double held = toMs - pictureToMs;
        return held > EDGE_MS ? held : 0;
    }

    /** Whether there is a picture from 0 to the end, so that all players agree on the time of a frame and on the length. */
    boolean isPlain() {
        return Math.abs(pictureFromMs) <= EDGE_MS && Math.abs(delayMs()) <= EDGE_MS && heldMs() == 0;
    }

    private static Duration millis(double ms) {
        return Duration.ofNanos(Math.round(ms * 1e6));
    }
}
