package io.mien.jobs;

/** What the work needs is away for now. The row comes again after a while, as often as it takes, and counts no failure. */
public class NotYet extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotYet(String reason, Throwable cause) {
        super(reason, cause);
    }
}
