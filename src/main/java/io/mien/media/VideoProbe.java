package io.mien.media;

import io.mien.media.MediaProcess.Order;
import io.mien.media.MediaProcess.Outcome;
import io.mien.media.VideoRefused.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks into a stranger's file: header, every packet, and the pictures of its first second decoded for real; of an ad, all of
 * picture and sound. A zero exit of the tool is not taken for validity.
 */
public final class VideoProbe {
    private static final Duration TIME = Duration.ofSeconds(60);
    private static final int MIN_SIDE = 64;
    private static final int MIN_MS = 200;
    private static final int MEGA = 1_000_000;

    /** Kinds of streams in one file that nobody reads. */
    private static final int MAX_IDLE = 16;

    private final MediaTools tools;

    public VideoProbe(MediaTools tools) {
        this.tools = tools;
    }

    /**
     * @throws VideoRefused with the reason, when the file is not taken
     * @throws MediaFailed when the tool failed
     */
    public VideoFile probe(Path video, VideoLimits limits) {
        long bytes = sizeOf(video);
        if (bytes == 0) {
            throw VideoRefused.of(Reason.EMPTY);
        }
        if (bytes > limits.bytes()) {
            throw VideoRefused.of(Reason.TOO_LARGE, bytes / MEGA, limits.bytes() / MEGA);
        }
        VideoFile file = judged(report(video, limits), bytes, limits);
        if (limits.wholeness() == VideoLimits.Wholeness.REQUIRED) {
            Playthrough.of(tools, video, file, limits);
        } else {
            decodeStart(video, file, limits);
        }
        return file;
    }

    /**
     * Decodes an ad to its end.
     *
     * @param file what the probe found
     * @throws VideoRefused with the second at which it stops
     */
    public void play(Path video, VideoFile file) {
        VideoLimits limits = file.playsEverywhere()
                ? VideoLimits.ofAds(file.bytes(), file.duration())
                : VideoLimits.ofMasters(file.bytes(), file.duration());
        Playthrough.of(tools, video, file, limits);
    }

    /** Asks again while a stream that nobody reads keeps ffprobe from answering. */
    private ProbeReport report(Path video, VideoLimits limits) {
        Set<String> idle = new TreeSet<>();
        ProbeReport report = answer(video, limits, idle);
        while (!report.readable() && idle.size() < MAX_IDLE && idle.addAll(report.foreignDecoders())) {
            report = answer(video, limits, idle);
        }
        return report;
    }

    private ProbeReport answer(Path video, VideoLimits limits, Set<String> idle) {
        return ProbeReport.of(MediaProcess.run(tools, Order.reading(question(video, limits, idle), TIME, video)));
    }

    private List<String> question(Path video, VideoLimits limits, Set<String> idle) {
        List<String> command = new ArrayList<>(List.of(tools.ffprobe().toString(), "-hide_banner", "-v", "warning"));
        command.addAll(List.of("-show_format", "-show_streams", "-show_packets", "-show_entries"));
        command.add("packet=stream_index,pts_time,dts_time,duration_time,flags:packet_side_data=side_data_type"
                + ":stream=index,codec_type,codec_name,pix_fmt,width,height,sample_aspect_ratio,duration,channels"
                + ",field_order,color_range,color_space,color_transfer,color_primaries:stream_side_data=rotation"
                + ":stream_disposition=default,attached_pic,still_image,timed_thumbnails"
                + ":stream_tags=language:format=format_name,duration:format_tags=major_brand");
        command.addAll(List.of("-of", "json=compact=1"));
        command.addAll(Options.probing(video, limits, idle));
        return command;
    }

    private static VideoFile judged(ProbeReport report, long bytes, VideoLimits limits) {
        report.oversize().ifPresent(size -> {
            throw VideoRefused.of(Reason.TOO_MANY_PIXELS, size[0], size[1], limits.pixels() / MEGA);
        });
        if (!report.readable()) {
            throw VideoRefused.of(report.brokenOff() ? Reason.TRUNCATED : Reason.NOT_A_VIDEO);
        }
        ProbeReport.Picture picture = report.picture().orElseThrow(() -> VideoRefused.of(Reason.NO_VIDEO_STREAM));
        codecs(picture, report, limits);
        size(picture, limits);
        if (report.isProtected()) {
            throw VideoRefused.of(Reason.PROTECTED);
        }
        VideoFile file = report.file(picture, bytes);
        if (file.frames() == 0) {
            throw VideoRefused.of(report.brokenOff() ? Reason.TRUNCATED : Reason.UNDECODABLE);
        }
        Duration length = limits.sound() == VideoLimits.Sound.HEARD ? file.length() : file.duration();
        if (length.compareTo(limits.longest()) > 0) {
            throw VideoRefused.of(
                    Reason.TOO_LONG, length.toSeconds(), limits.longest().toSeconds());
        }
        if (!file.whole() && limits.wholeness() != VideoLimits.Wholeness.WAIVED) {
            throw VideoRefused.of(Reason.TRUNCATED);
        }
        if (file.duration().toMillis() < MIN_MS) {
            throw VideoRefused.of(Reason.TOO_SHORT, MIN_MS);
        }
        return file;
    }

    private static void codecs(ProbeReport.Picture picture, ProbeReport report, VideoLimits limits) {
        Reason unsupported = limits.codecs() == Codecs.BROWSERS ? Reason.UNSUPPORTED_CODEC : Reason.UNSUPPORTED_MASTER;
        if (!limits.codecs().pictures().contains(picture.codec())) {
            throw VideoRefused.of(unsupported, picture.codec());
        }
        Optional.ofNullable(report.audioCodec())
                .filter(codec -> limits.sound() == VideoLimits.Sound.HEARD
                        && !limits.codecs().sounds().contains(codec))
                .ifPresent(codec -> {
                    throw VideoRefused.of(unsupported, codec);
                });
    }

    private static void size(ProbeReport.Picture picture, VideoLimits limits) {
        if ((long) picture.width() * picture.height() > limits.pixels()) {
            throw VideoRefused.of(Reason.TOO_MANY_PIXELS, picture.width(), picture.height(), limits.pixels() / MEGA);
        }
        if (Math.min(picture.width(), picture.height()) < MIN_SIDE) {
            throw VideoRefused.of(Reason.TOO_SMALL, picture.width(), picture.height(), MIN_SIDE);
        }
    }

    private void decodeStart(Path video, VideoFile file, VideoLimits limits) {
        List<String> before = new ArrayList<>(List.of("-threads", "1", "-t", "1"));
        before.addAll(Decoder.of(file));
        List<String> command = Options.ffmpeg(tools, "error", before, Options.reading(video, limits));
        command.addAll(file.streams().mapPicture());
        command.addAll(List.of("-fps_mode", "passthrough", "-f", "framecrc", "pipe:1"));
        Outcome outcome = MediaProcess.run(tools, Order.reading(command, TIME, video));
        boolean pictures = outcome.text().lines().anyMatch(line -> !line.isBlank() && !line.startsWith("#"));
        if (outcome.failed() || !pictures) {
            throw VideoRefused.of(Reason.UNDECODABLE);
        }
    }

    private static long sizeOf(Path video) {
        try {
            return Files.size(video);
        } catch (IOException e) {
            throw new MediaFailed("The file cannot be read: " + e.getMessage(), e);
        }
    }
}
