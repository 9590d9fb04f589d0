package io.mien.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which containers and codings are opened: those of browsers, or those of production as well. Nothing else is given a byte. */
public enum Codecs {
    /** What browsers record and play. */
    BROWSERS(
            List.of("matroska", "webm", "mov", "mp4"),
            List.of("vp8", "vp9", "libaom-av1", "h264", "hevc", "aac", "opus", "vorbis", "mp3float", "mp3"),
            Set.of("h264", "hevc", "vp8", "vp9", "av1"),
            Set.of("aac", "opus", "vorbis", "mp3")),

    /** What cutting rooms and broadcasters deliver besides: it is converted before anybody sees it. */
    MASTERS(
            List.of("mxf", "mpegts", "mpeg"),
            List.of(
                    "prores",
                    "dnxhd",
                    "cfhd",
                    "mpeg2video",
                    "mpeg4",
                    "dvvideo",
                    "ac3",
                    "eac3",
                    "mp2",
                    "mp2float",
                    "alac",
                    "flac",
                    "pcm_s16le",
                    "pcm_s16be",
                    "pcm_s24le",
                    "pcm_s24be",
                    "pcm_s32le",
                    "pcm_s32be",
                    "pcm_f32le",
                    "pcm_bluray"),
            Set.of("prores", "dnxhd", "cfhd", "mpeg2video", "mpeg4", "dvvideo"),
            Set.of(
                    "ac3",
                    "eac3",
                    "mp2",
                    "alac",
                    "flac",
                    "pcm_s16le",
                    "pcm_s16be",
                    "pcm_s24le",
                    "pcm_s24be",
                    "pcm_s32le",
                    "pcm_s32be",
                    "pcm_f32le",
                    "pcm_bluray"));

    private final List<String> formats;
    private final List<String> decoders;
    private final Set<String> pictures;
    private final Set<String> sounds;

    Codecs(List<String> formats, List<String> decoders, Set<String> pictures, Set<String> sounds) {
        this.formats = formats;
        this.decoders = decoders;
        this.pictures = pictures;
        this.sounds = sounds;
    }

    /** Readers of containers, by ffmpeg's names. */
    String formats() {
        return String.join(",", this == BROWSERS ? formats : both(BROWSERS.formats, formats));
    }

    /** Decoders, by ffmpeg's names. */
    String decoders() {
        return String.join(",", this == BROWSERS ? decoders : both(BROWSERS.decoders, decoders));
    }

    Set<String> pictures() {
        return this == BROWSERS ? pictures : new TreeSet<>(both(BROWSERS.pictures, pictures));
    }

    Set<String> sounds() {
        return this == BROWSERS ? sounds : new TreeSet<>(both(BROWSERS.sounds, sounds));
    }

    /** How many times its length a video may take to decode: 4K of a master runs at a fiftieth of its speed on a small machine. */
    int slowest() {
        return this == BROWSERS ? 4 : 60;
    }

    private static List<String> both(Iterable<String> first, Iterable<String> second) {
        List<String> both = new ArrayList<>();
        first.forEach(both::add);
        second.forEach(both::add);
        return both;
    }
}
