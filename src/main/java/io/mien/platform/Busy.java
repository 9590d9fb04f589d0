package io.mien.platform;

import java.time.Duration;

/** Refused for now: the same request may be made again after a while. */
public class Busy extends Problem {
    private static final long serialVersionUID = 1L;

    private final long seconds;

    public Busy(int status, String type, String detail, Duration retryAfter) {
        super(status, type, detail);
        this.seconds = Math.max(1, retryAfter.toSeconds());
    }

    /** Something else is changing the same thing, and takes its time. */
    static Busy locked() {
        return new Busy(
                503,
                "busy",
                "Something else is changing this at the moment. Please try again in a moment.",
                Duration.ofSeconds(2));
    }

    /** The value of the header Retry-After. */
    public String retryAfter() {
        return Long.toString(seconds);
    }
}
