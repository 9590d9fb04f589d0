package io.mien.media;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Times of the frames on the pixel pipe, and the brightness of all frames, from the lines of two showinfo filters on the message
 * pipe (unit: microseconds).
 */
final class PresentationTimes implements Consumer<String> {
    private static final Pattern LINE = Pattern.compile("showinfo.*\\sn:\\s*\\d+\\s+pts:\\s*(-?\\d+)\\s");
    private static final Pattern MEAN = Pattern.compile("mean:\\[(\\d+)");
    private static final int PATIENCE_SECONDS = 20;

    private final BlockingQueue<Double> times = new LinkedBlockingQueue<>();
    private final List<double[]> brightness = new ArrayList<>();

    @Override
    public void accept(String message) {
        Matcher line = LINE.matcher(message);
        if (!line.find()) {
            return;
        }
        double at = Long.parseLong(line.group(1)) / 1000.0;
        if (message.contains(Brightness.FORMAT)) {
            brighten(at, message);
        } else {
            times.add(at);
        }
    }

    private void brighten(double at, String message) {
        Matcher mean = MEAN.matcher(message);
        boolean onwards = brightness.isEmpty() || at > brightness.get(brightness.size() - 1)[0];
        if (onwards && mean.find()) {
            brightness.add(new double[] {at, Integer.parseInt(mean.group(1)) / Brightness.STEPS});
        }
    }

    /** Of all frames; asked once the decoder has ended. */
    Brightness brightness() {
        return new Brightness(
                brightness.stream().mapToDouble(each -> each[0]).toArray(),
                brightness.stream().mapToDouble(each -> each[1]).toArray());
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
