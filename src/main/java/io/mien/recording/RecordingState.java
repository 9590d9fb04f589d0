package io.mien.recording;

/** From the first slice to the stored traces. {@link Recording} has a verb for each move; re-scoring moves nothing. */
public enum RecordingState {
    UPLOADING,
    RECEIVED,
    CODING,
    CODED,
    PARKED,
    ABANDONED;

    public boolean canTransitionTo(RecordingState next) {
        return switch (this) {
            case UPLOADING -> next == RECEIVED || next == ABANDONED;
            case RECEIVED -> next == CODING || next == PARKED;
            case CODING -> next == CODED || next == PARKED || next == RECEIVED;
            case PARKED -> next == RECEIVED;
            case CODED, ABANDONED -> false;
        };
    }
}
