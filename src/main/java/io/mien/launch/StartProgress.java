package io.mien.launch;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Tells the person at the terminal what is going on, with the seconds since the start. */
final class StartProgress {
    private final PrintStream out;
    private final long begun = System.nanoTime();

    StartProgress(PrintStream out) {
        this.out = out;
    }

    void say(String sentence) {
        out.printf(Locale.ROOT, "%6.1f s  %s%n", seconds(), sentence);
        out.flush();
    }

    void print(String text) {
        out.println(text);
        out.flush();
    }

    private double seconds() {
        return Duration.ofNanos(System.nanoTime() - begun).toMillis() / 1000.0;
    }
}
