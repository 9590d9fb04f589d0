package io.mien.media;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a video file really holds, read from its packets and not from what its header promises.
 *
 * @param streams which of the file's streams this is about; all that follows is theirs
 * @param container {@code webm}, {@code matroska}, {@code mp4}, {@code mov}, {@code mxf}, {@code mpeg} or {@code mpegts}
 * @param codec {@code h264}, {@code hevc}, {@code vp8}, {@code vp9}, {@code av1} or one of {@link Codecs#MASTERS}
 * @param pixelFormat ffmpeg's name, such as {@code yuv420p}
 * @param audioCodec such as {@code aac} or {@code opus}; null when silent
 * @param width columns as shown: of square pixels, rotation applied
 * @param height rows as shown
 * @param shape of the coded pixels, rotation applied
 * @param colours what its numbers mean
 * @param interlaced true when a picture is two, a moment apart, in alternating lines: browsers show them as combs
 * @param timeline what a player shows, and when
 * @param frames shown frames; the rate varies: never divide to get a frame's time
 * @param frameTimesMs presentation times of all shown frames, milliseconds, ascending, from the packets: nothing is decoded for them
 * @param bytes size of the file
 * @param whole false when the file breaks off before its announced end
 */
public record VideoFile(
        Streams streams,
        String container,
        String codec,
        String pixelFormat,
        @Nullable String audioCodec,
        int width,
        int height,
        PixelShape shape,
        Colours colours,
        boolean interlaced,
        Timeline timeline,
        long frames,
        double[] frameTimesMs,
        long bytes,
        boolean whole) {
    /** Longer side of what respondents are shown, pixels. */
    static final int MAX_SIDE = 1280;

    /** What an ordinary mobile connection carries without a pause. */
    static final long MAX_BITS_PER_SECOND = 4_000_000;

    public boolean silent() {
        return audioCodec == null;
    }

    /** First shown frame to the end of the last. */
    public Duration duration() {
        return timeline.picture();
    }

    /** What players give as the length: until picture and sound have both ended. */
    public Duration length() {
        return timeline.length();
    }

    /** Frames a second on average. */
    public double framesPerSecond() {
        return duration().isZero() ? 0 : frames * 1000.0 / duration().toMillis();
    }

    /**
     * True for the one combination that every browser of the last ten years plays: 8-bit H.264 of square pixels and AAC in
     * mp4 with a picture from 0 to the end, and no second picture or sound that one of them might choose. It is whole
     * pictures in the colours of ordinary screens, no larger than they show it and no heavier than a phone's connection carries.
     */
    public boolean playsEverywhere() {
        boolean picture = codec.equals("h264") && (pixelFormat.equals("yuv420p") || pixelFormat.equals("yuvj420p"));
        boolean sound = audioCodec == null || audioCodec.equals("aac");
        return container.equals("mp4")
                && picture
                && sound
                && streams.rivals() == 0
                && timeline.isPlain()
                && shape.isSquare()
                && !interlaced
                && !colours.isHighDynamicRange()
                && Math.max(width, height) <= MAX_SIDE
                && bitsPerSecond() <= MAX_BITS_PER_SECOND;
    }

    /** Width and height as shown, times a scale; even, as 4:2:0 wants it, and never enlarged. */
    int[] scaled(double scale) {
        double down = Math.min(1, scale);
        return new int[] {even(width * down), even(height * down)};
    }

    private static int even(double length) {
        return 2 * (int) Math.max(1, Math.round(length / 2));
    }

    /** Picture and sound together, on average. */
    public long bitsPerSecond() {
        return length().isZero() ? 0 : 8_000 * bytes / length().toMillis();
    }

    /** Media type for the HTTP answer. */
    public String mediaType() {
        return switch (container) {
            case "webm" -> "video/webm";
            case "matroska" -> "video/x-matroska";
            case "mov" -> "video/quicktime";
            case "mpeg" -> "video/mpeg";
            case "mpegts" -> "video/mp2t";
            case "mxf" -> "application/mxf";
            default -> "video/mp4";
        };
    }
}
