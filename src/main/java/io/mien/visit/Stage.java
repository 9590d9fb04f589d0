package io.mien.visit;

/** How far a visit has come. Forward only. */
public enum Stage {
    LANDED,
    CONSENTED,
    CAMERA_PASSED,
    WATCHING,
    FINISHED;

    public boolean canTransitionTo(Stage next) {
        return next == FINISHED ? this != FINISHED : next.ordinal() == ordinal() + 1;
    }
}
