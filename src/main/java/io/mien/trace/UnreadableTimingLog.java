package io.mien.trace;

/** A timing log that cannot be trusted; the message is a sentence fit for a person. */
public final class UnreadableTimingLog extends RuntimeException {
    private UnreadableTimingLog(String sentence) {
        super(sentence);
    }

    static UnreadableTimingLog because(String sentence) {
        return new UnreadableTimingLog("The timing log was refused: " + sentence + ".");
    }
}
