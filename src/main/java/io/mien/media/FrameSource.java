package io.mien.media;

import io.mien.media.MediaProcess.Order;
import io.mien.media.VideoRefused.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The analysed frames of a video in order of time, each with its true presentation time, decoded by a child process while
 * the caller works.
 *
 * <pre>{@code
 * try (FrameSource frames = FrameSource.open(tools, video, file, Sampling.atRate(10))) {
 *     for (Optional<Frame> frame = frames.next(); frame.isPresent(); frame = frames.next()) { ... }
 * }
 * }</pre>
 *
 * <p>One thread at a time.
 */
public final class FrameSource implements AutoCloseable {
    private static final Duration SLACK = Duration.ofSeconds(30);

    private final MediaProcess process;
    private final PresentationTimes times;
    private final InputStream pixels;
    private final int width;
    private final int height;
    private boolean finished;
    private double last = Double.NEGATIVE_INFINITY;

    private FrameSource(MediaTools tools, Order order, int[] size) {
        this.times = new PresentationTimes();
        this.width = size[0];
        this.height = size[1];
        this.process = MediaProcess.start(tools, order, times);
        this.pixels = process.output();
    }

    /**
     * @param file what the probe found; the pictures keep its shape
     * @throws MediaFailed when the decoder cannot be started
     */
    public static FrameSource open(MediaTools tools, Path video, VideoFile file, Sampling sampling) {
        int[] size = sampling.size(file);
        VideoLimits limits = VideoLimits.ofRecordings(file.bytes(), file.duration());
        List<String> before = new ArrayList<>(List.of("-threads", "1", "-copyts", "-t", seconds(file)));
        before.addAll(Decoder.of(file));
        List<String> command = Options.ffmpeg(tools, "level+info", before, Options.reading(video, limits));
        String filters = "settb=1/1000000,split[all][some];[all]%s;[some]select='%s',showinfo=checksum=0,%s"
                .formatted(
                        Brightness.FILTERS,
                        sampling.expression(file.framesPerSecond()),
                        file.shape().squared() + fitted(size[0], size[1]));
        command.addAll(file.streams().mapPicture());
        command.addAll(List.of("-vf", filters, "-fps_mode", "passthrough"));
        command.addAll(List.of("-pix_fmt", "rgb24", "-f", "rawvideo", "pipe:1"));
        Duration time = file.duration().multipliedBy(4).plus(SLACK);
        return new FrameSource(tools, Order.reading(command, time, video), size);
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /**
     * The next frame; empty at the end. A frame whose time does not advance is skipped: it is no new evidence.
     *
     * @throws VideoRefused when the video cannot be decoded, or not within four times its length
     */
    public Optional<Frame> next() {
        while (!finished) {
            Optional<Frame> frame = read();
            if (frame.isPresent() && frame.get().captureTimeMs() > last) {
                last = frame.get().captureTimeMs();
                return frame;
            }
        }
        return Optional.empty();
    }

    /** How bright all frames are, also those that were not taken; complete once {@link #next()} was empty. */
    public Brightness brightness() {
        if (!finished) {
            throw new IllegalStateException("The video is still being read");
        }
        return times.brightness();
    }

    @Override
    public void close() {
        process.close();
    }

    private Optional<Frame> read() {
        byte[] picture = new byte[width * height * 3];
        if (readPixels(picture) < picture.length) {
            return end();
        }
        OptionalDouble time = times.next();
        return time.isEmpty() ? end() : Optional.of(new Frame(time.getAsDouble(), width, height, picture));
    }

    private int readPixels(byte[] picture) {
        try {
            return pixels.readNBytes(picture, 0, picture.length);
        } catch (IOException e) {
            // The watchdog closed the pipe; exit() says so
            return 0;
        }
    }

    private Optional<Frame> end() {
        finished = true;
        int exit = process.exit();
        if (exit != 0 && last == Double.NEGATIVE_INFINITY) {
            throw VideoRefused.of(Reason.UNDECODABLE);
        }
        return Optional.empty();
    }

    /** A phone that is turned while it records changes the pictures' size: what no longer fills them stands on grey, unsquashed. */
    private static String fitted(int width, int height) {
        return "scale=%1$d:%2$d:flags=bilinear:force_original_aspect_ratio=decrease,pad=%1$d:%2$d:-1:-1:gray"
                .formatted(width, height);
    }

    private static String seconds(VideoFile file) {
        return Long.toString(file.duration().toSeconds() + 2);
    }
}
