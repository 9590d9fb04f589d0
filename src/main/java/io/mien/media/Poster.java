package io.mien.media;

import io.mien.media.MediaProcess.Order;
import io.mien.media.MediaProcess.Outcome;
import io.mien.media.VideoRefused.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Still pictures of a video: the poster in front of an ad, the frames of its video strip. */
public final class Poster {
    private static final Duration TIME = Duration.ofSeconds(30);

    /** A JPEG says nothing of its colours: every viewer takes them for those of BT.601, in full range. */
    private static final String AS_JPEG = ",scale=out_color_matrix=bt601:out_range=pc,format=yuvj420p";

    private final MediaTools tools;

    public Poster(MediaTools tools) {
        this.tools = tools;
    }

    /** A quarter into the video: past the fade from black, before the end card. */
    public byte[] of(Path video, VideoFile file, int width) {
        Duration delay = Duration.ofMillis(Math.round(file.timeline().delayMs()));
        return at(video, file, delay.plus(file.duration().dividedBy(4)), width);
    }

    /**
     * @param moment time from the video's start
     * @param width of the picture in pixels; never larger than the video
     * @return JPEG
     */
    public byte[] at(Path video, VideoFile file, Duration moment, int width) {
        String seconds = String.format(Locale.ROOT, "%.3f", moment.toMillis() / 1000.0);
        List<String> before = new ArrayList<>(List.of("-threads", "1", "-ss", seconds));
        before.addAll(Decoder.of(file));
        VideoLimits limits = VideoLimits.ofMasters(file.bytes(), file.duration());
        int[] size = file.scaled((double) width / file.width());
        List<String> command = Options.ffmpeg(tools, "error", before, Options.reading(video, limits));
        command.addAll(file.streams().mapPicture());
        command.addAll(List.of("-frames:v", "1", "-vf", file.colours().on(size[0], size[1], file.height()) + AS_JPEG));
        command.addAll(List.of("-c:v", "mjpeg", "-q:v", "4", "-pix_fmt", "yuvj420p", "-f", "image2pipe", "pipe:1"));
        Outcome outcome = MediaProcess.run(tools, Order.reading(command, TIME, video));
        if (outcome.failed() || outcome.output().length == 0) {
            throw VideoRefused.of(Reason.UNDECODABLE);
        }
        return outcome.output();
    }
}
