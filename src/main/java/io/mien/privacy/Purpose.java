package io.mien.privacy;

/** What a person may agree to, one by one. */
public enum Purpose {
    /** Recording by camera and reading expressions from it: without it there is no visit. */
    RECORDING("recording"),
    /** Keeping the video for the campaign's days instead of deleting it once it is read. */
    KEEP_RECORDING("keep-recording"),
    /** Using a video, as long as it is stored, to check how well programs read expressions. */
    MODEL_CHECKS("model-checks");

    private final String word;

    Purpose(String word) {
        this.word = word;
    }

    /** As forms, rows and exports name it. */
    public String word() {
        return word;
    }
}
