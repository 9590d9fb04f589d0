package io.mien.media;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Command line pieces that every run shares: only local files, only known formats and codecs, bounded pictures. */
final class Options {
    private Options() {}

    /** @param limits bounds of one picture; enforced by the decoders themselves */
    static List<String> reading(Path video, VideoLimits limits) {
        return List.of(
                "-protocol_whitelist",
                "file,pipe",
                "-format_whitelist",
                limits.codecs().formats(),
                "-codec_whitelist",
                limits.codecs().decoders(),
                "-max_pixels",
                Integer.toString(limits.pixels()),
                "-i",
                "file:" + video.toAbsolutePath());
    }

    /**
     * The same for ffprobe, which opens a decoder for every stream and gives up where it may not.
     *
     * @param idle decoders of streams that nobody reads: they may be opened, but are given no data
     */
    static List<String> probing(Path video, VideoLimits limits, Set<String> idle) {
        List<String> options = new ArrayList<>(reading(video, limits));
        if (!idle.isEmpty()) {
            // The empty stream specifier reaches ffprobe's own decoders, not those of the reader, which do see data;
            // of two lists the later one holds
            options.addAll(
                    options.indexOf("-i"),
                    List.of("-codec_whitelist:", limits.codecs().decoders() + "," + String.join(",", idle)));
        }
        return options;
    }

    /** The start of an ffmpeg command, up to and with its input. */
    static List<String> ffmpeg(MediaTools tools, String logLevel, List<String> beforeInput, List<String> input) {
        List<String> command = new ArrayList<>(List.of(tools.ffmpeg().toString(), "-hide_banner", "-nostdin"));
        command.addAll(List.of("-nostats", "-v", logLevel, "-filter_threads", "1"));
        command.addAll(beforeInput);
        command.addAll(input);
        return command;
    }
}
