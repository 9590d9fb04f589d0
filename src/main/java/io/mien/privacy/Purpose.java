package io.mien.privacy;

/** What a person may agree to, one by one. */
public enum Purpose {
    /** Recording by camera and reading expressions from it: without it there is no visit with a camera. */
    RECORDING("recording"),
    /** Keeping the video for the campaign's days instead of deleting it once it is read. */
    KEEP_RECORDING("keep-recording"),
    /** Using a video, as long as it is stored, to check how well programs read expressions. */
    MODEL_CHECKS("model-checks"),
    /** Watching with no camera on: allows no picture at all, and stands in a text of its own. */
    WITHOUT_CAMERA("watching-without-camera");

    private final String word;

    Purpose(String word) {
        this.word = word;
    }

    /** As forms, rows and exports name it. */
    public String word() {
        return word;
    }
}
