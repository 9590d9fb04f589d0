package io.mien.media;

import java.util.Locale;

/** A file that is not taken, with the reason a person can read and act on. The same file is refused again. */
public final class VideoRefused extends RuntimeException {
    private final Reason reason;

    private VideoRefused(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    static VideoRefused of(Reason reason, Object... figures) {
        return new VideoRefused(reason, String.format(Locale.ROOT, reason.sentence, figures));
    }

    public Reason reason() {
        return reason;
    }

    /** One sentence in English, free of paths and tool output. */
    public String sentence() {
        return getMessage();
    }

    /** Why; stable, so that pages can say it in their own language. */
    public enum Reason {
        EMPTY("The file is empty."),
        TOO_LARGE("The file has %d MB; at most %d MB are taken."),
        NOT_A_VIDEO("This is not a video file we can read (mp4, mov or webm)."),
        NO_VIDEO_STREAM("The file holds no picture, only sound or other data."),
        UNSUPPORTED_CODEC(
                "The file is coded as %s; we read H.264, HEVC, VP8, VP9 and AV1 with AAC, Opus, Vorbis or MP3 sound."),
        UNSUPPORTED_MASTER(
                "The file is coded as %s; we read H.264, HEVC, VP8, VP9, AV1, ProRes, DNxHD, CineForm, MPEG-2 and DV"
                        + " with AAC, Opus, MP3, AC-3, PCM and the like. Export it as one of these."),
        TOO_MANY_PIXELS("The picture is %d x %d pixels; at most %d megapixels are taken. Export it smaller."),
        TOO_SMALL("The picture is only %d x %d pixels; at least %d on the shorter side are needed."),
        TOO_LONG("The video runs %d s; at most %d s are taken."),
        TOO_SHORT("The video runs less than %d ms."),
        TRUNCATED("The file breaks off before its end; upload it again whole."),
        UNDECODABLE("The video is damaged: its pictures cannot be decoded."),
        DAMAGED("The video is damaged: players stop at second %.1f. Export it again and upload it whole."),
        PROTECTED("The video is protected against copying from second 0 and cannot be played; upload an open copy."),
        TOO_SLOW("Reading the video took too long and was stopped."),
        NOT_A_PICTURE("This is not a JPEG picture we can read.");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }
    }
}
