package io.mien.media;

import java.util.OptionalDouble;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times of the frames on the pixel pipe, from the showinfo filter's lines on the message pipe (unit: microseconds). */
final class PresentationTimes implements Consumer<String> {
    private static final Pattern LINE = Pattern.compile("showinfo.*\\sn:\\s*\\d+\\s+pts:\\s*(-?\\d+)\\s");
    private static final int PATIENCE_SECONDS = 20;

    private final BlockingQueue<Double> times = new LinkedBlockingQueue<>();

    @Override
    public void accept(String message) {
        Matcher line = LINE.matcher(message);
        if (line.find()) {
            times.add(Long.parseLong(line.group(1)) / 1000.0);
        }
    }

    /** The next frame's time, milliseconds; empty when the decoder died between its two pipes. */
    OptionalDouble next() {
        try {
            Double time = times.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return time == null ? OptionalDouble.empty() : OptionalDouble.of(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return OptionalDouble.empty();
        }
    }
}
