package io.mien.facialcoding;

import io.mien.trace.Measure;
import java.util.List;

/**
 * One frame of a kept recording with the network's activation map over it. It lives for one answer and is never stored.
 *
 * @param jpeg the frame with the map
 * @param adMs ad time at which the frame was taken, milliseconds
 * @param shown the expression whose map it is
 * @param shares what the facial coder reads in this frame, the likeliest first
 * @param models the facial coder that reads it now
 */
public record FramePicture(byte[] jpeg, double adMs, Measure shown, List<Share> shares, String models) {

    /** One expression's probability. */
    public record Share(Measure measure, double probability) {}

    @Override
    public String toString() {
        return "FramePicture[redacted]";
    }
}
