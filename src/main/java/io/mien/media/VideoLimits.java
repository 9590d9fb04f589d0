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
 * @param codecs what is opened at all
 */
public record VideoLimits(long bytes, int pixels, Duration longest, Wholeness wholeness, Sound sound, Codecs codecs) {

    /** A creative: up to 4K, complete. */
    public static VideoLimits ofAds(long bytes, Duration longest) {
        return new VideoLimits(bytes, 3840 * 2160, longest, Wholeness.REQUIRED, Sound.HEARD, Codecs.BROWSERS);
    }

    /** A creative as it left the cutting room, up to 4K of cinema: announced whole; whoever converts it decodes it to its end. */
    public static VideoLimits ofMasters(long bytes, Duration longest) {
        return new VideoLimits(bytes, 4096 * 2304, longest, Wholeness.ANNOUNCED, Sound.HEARD, Codecs.MASTERS);
    }

    /**
     * A webcam file: up to 4K, as phones and newer webcams film, scaled down by the child process that decodes it; what a crashed
     * browser left is read as far as it goes.
     */
    public static VideoLimits ofRecordings(long bytes, Duration longest) {
        return new VideoLimits(bytes, 4096 * 2304, longest, Wholeness.WAIVED, Sound.IGNORED, Codecs.BROWSERS);
    }

    /** Whether a file may break off before its announced end. */
    public enum Wholeness {
        /** It is decoded to its end. */
        REQUIRED,
        /** Its packets reach the end that its header names. */
        ANNOUNCED,
        WAIVED
    }

    /** Whether anybody listens. */
    public enum Sound {
        HEARD,
        IGNORED
    }
}
