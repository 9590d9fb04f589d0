package io.mien.inference;

import io.mien.media.Frame;

/**
 * Lays a class activation map over the frame it was made from: orange where a place spoke for the class, blue where it
 * spoke against it, the stronger the denser, scaled to the map's own largest value. It shows where, not how much.
 */
public final class ActivationPicture {
    private static final int[] FOR = {255, 140, 0};
    private static final int[] AGAINST = {0, 114, 255};
    private static final double DENSEST = 0.65;
    /** Half the width of the line round the square that the network saw, pixels. */
    private static final double LINE = 1;

    private ActivationPicture() {}

    /** @param region the square of the frame that the map covers */
    public static Frame of(Frame frame, Region region, ActivationMap map, Emotion emotion) {
        byte[] drawn = frame.pixels().clone();
        double largest = map.largest(emotion);
        for (int y = 0; y < frame.height(); y++) {
            for (int x = 0; x < frame.width(); x++) {
                Point place = region.locate(x + 0.5, y + 0.5);
                int at = (y * frame.width() + x) * 3;
                if (isEdge(place, LINE / region.size())) {
                    blend(drawn, at, new int[] {255, 255, 255}, 1);
                } else if (isInside(place) && largest > 0) {
                    double value = map.at(emotion, place.x(), place.y()) / largest;
                    blend(drawn, at, value > 0 ? FOR : AGAINST, DENSEST * Math.abs(value));
                }
            }
        }
        return new Frame(frame.captureTimeMs(), frame.width(), frame.height(), drawn);
    }

    private static boolean isInside(Point place) {
        return place.x() >= 0 && place.x() <= 1 && place.y() >= 0 && place.y() <= 1;
    }

    private static boolean isEdge(Point place, double width) {
        double beyond = Math.max(Math.abs(place.x() - 0.5), Math.abs(place.y() - 0.5)) - 0.5;
        return Math.abs(beyond) <= width;
    }

    private static void blend(byte[] pixels, int at, int[] colour, double part) {
        for (int i = 0; i < 3; i++) {
            int before = pixels[at + i] & 255;
            pixels[at + i] = (byte) Math.round(before + (colour[i] - before) * part);
        }
    }
}
