package io.mien.campaign;

/** Whether an ad can be shown. */
public enum AdState {
    /** Its stored file plays in every browser. */
    READY("ready"),
    /** Its file is being made from the upload. */
    PREPARING("being prepared"),
    /** Its file could not be made; the upload waits for somebody to decide. */
    FAILED("not prepared");

    private final String words;

    AdState(String words) {
        this.words = words;
    }

    /** As a sentence says it. */
    public String words() {
        return words;
    }

    public boolean canTransitionTo(AdState next) {
        return switch (this) {
            case READY -> false;
            case PREPARING -> next == READY || next == FAILED;
            case FAILED -> next == PREPARING;
        };
    }
}
