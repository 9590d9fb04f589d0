package io.mien.platform;

/** The start cannot go on; the message tells the person at the terminal what to do about it. */
public class RefusedStart extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RefusedStart(String sentence) {
        super(sentence);
    }

    public RefusedStart(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
