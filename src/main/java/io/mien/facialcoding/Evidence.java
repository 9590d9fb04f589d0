package io.mien.facialcoding;

import io.mien.inference.FaceObservation;
import io.mien.media.Frame;
import io.mien.media.Standstill;

/**
 * Which frames of a recording are evidence of a living face. A face in a picture that stands still for over a second is none:
 * it would be read as a steady feeling. Where no face is seen nothing is read, and an empty room may stand still.
 *
 * <p>Telling a person from a moving photograph or a played video has its place here too: what it finds is one more reason for
 * {@link #isFresh} to say no.
 */
final class Evidence {
    private final Standstill standstill = new Standstill();

    /** Takes the next frame; frames come in the order of their time. */
    void take(Frame frame) {
        standstill.take(frame);
    }

    /** Asked once all frames were taken. */
    boolean isFresh(FaceObservation observation) {
        return observation.face() == null || !standstill.isRepeat(observation.atMs());
    }
}
