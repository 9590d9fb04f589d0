package io.mien.trace;

import java.util.ArrayList;
import java.util.List;

/**
 * Speech, frame by frame, from how the mouth opens and closes: 1 talking, 0 not, NaN without a face or with a covered
 * mouth.
 *
 * <p>Syllables open and close the lips two to seven times a second (Chandrasekaran et al. 2009), so that the opening swings to
 * and fro; a smile opens them once, a held laugh moves them a little, and who chews keeps them shut. A swing leads from one
 * turn of the opening to the next; a frame is talking when enough of them begin near it. Laughing aloud in pulses swings as
 * speech does: its HAPPY stays, and its NEGATIVE is kept out as speech's is.
 */
final class TalkingFrames {
    /** Least swing, in distances of the eyes' outer corners: about 4 mm on an adult's face. */
    private static final double SWING = 0.05;

    private static final int SWINGS = 3;
    private static final double REACH_MS = 750;

    private final List<Double> begun = new ArrayList<>();
    private Way way = Way.UNKNOWN;
    private Turn lowest = Turn.NONE;
    private Turn highest = Turn.NONE;

    private TalkingFrames() {}

    private enum Way {
        UNKNOWN,
        OPENING,
        CLOSING
    }

    private record Turn(double opening, double atMs) {
        private static final Turn NONE = new Turn(Double.NaN, Double.NaN);
    }

    /** @param frames in order of time */
    static double[] of(List<FrameReading> frames) {
        TalkingFrames mouth = new TalkingFrames();
        frames.forEach(mouth::see);
        return frames.stream().mapToDouble(mouth::talking).toArray();
    }

    private double talking(FrameReading frame) {
        if (frame.faces() == 0 || frame.mouthCovered()) {
            return Double.NaN;
        }
        long near = begun.stream()
                .filter(swing -> Math.abs(swing - frame.atMs()) <= REACH_MS)
                .count();
        return near >= SWINGS ? 1 : 0;
    }

    private void see(FrameReading frame) {
        if (frame.faces() == 0 || frame.mouthCovered() || Double.isNaN(frame.mouthOpening())) {
            way = Way.UNKNOWN;
            lowest = Turn.NONE;
            highest = Turn.NONE;
            return;
        }
        Turn now = new Turn(frame.mouthOpening(), frame.atMs());
        lowest = lowest.opening < now.opening ? lowest : now;
        highest = highest.opening > now.opening ? highest : now;
        if (way != Way.OPENING && now.opening - lowest.opening >= SWING) {
            swing(Way.OPENING, lowest, now);
        } else if (way != Way.CLOSING && highest.opening - now.opening >= SWING) {
            swing(Way.CLOSING, highest, now);
        }
    }

    private void swing(Way next, Turn from, Turn now) {
        begun.add(from.atMs);
        way = next;
        lowest = now;
        highest = now;
    }
}
