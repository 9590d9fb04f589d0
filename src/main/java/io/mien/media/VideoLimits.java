package io.mien.media;

import java.time.Duration;

/**
 * What is taken.
 *
 * @param bytes largest file
 * @param pixels most pixels of one picture
 * @param longest longest running time
 * @param wholeness whether a file that breaks off is refused
 * @param sound whether a file whose sound cannot be read is refused
 */
public record VideoLimits(long bytes, int pixels, Duration longest, Wholeness wholeness, Sound sound) {

    /** A creative: up to 4K, complete. */
    public static VideoLimits ofAds(long bytes, Duration longest) {
        return new VideoLimits(bytes, 3840 * 2160, longest, Wholeness.REQUIRED, Sound.HEARD);
    }

    /** A webcam file: up to full HD; what a crashed browser left is read as far as it goes. */
    public static VideoLimits ofRecordings(long bytes, Duration longest) {
        return new VideoLimits(bytes, 1920 * 1088, longest, Wholeness.WAIVED, Sound.IGNORED);
    }

    /** Whether a file may break off before its announced end. */
    public enum Wholeness {
        REQUIRED,
        WAIVED
    }

    /** Whether anybody listens. */
    public enum Sound {
        HEARD,
        IGNORED
    }
}
