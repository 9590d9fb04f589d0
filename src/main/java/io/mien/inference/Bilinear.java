package io.mien.inference;

import io.mien.media.Frame;

/** Reads a frame between its pixels. */
final class Bilinear {
    private static final int ONE = 256;

    private Bilinear() {}

    /**
     * Writes the colour at pixel position (x, y), pixel centres at whole numbers; black outside of the frame.
     *
     * @param into receives red, green, blue from {@code at} on
     */
    static void read(Frame frame, double x, double y, byte[] into, int at) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        if (left < 0 || top < 0 || left >= frame.width() - 1 || top >= frame.height() - 1) {
            readEdge(frame, left, top, into, at);
            return;
        }
        int across = (int) ((x - left) * ONE);
        int down = (int) ((y - top) * ONE);
        byte[] pixels = frame.pixels();
        int upper = (top * frame.width() + left) * 3;
        int lower = upper + frame.width() * 3;
        for (int colour = 0; colour < 3; colour++) {
            int above = mix(pixels[upper + colour] & 255, pixels[upper + 3 + colour] & 255, across);
            int below = mix(pixels[lower + colour] & 255, pixels[lower + 3 + colour] & 255, across);
            into[at + colour] = (byte) ((above * (ONE - down) + below * down + ONE * ONE / 2) / (ONE * ONE));
        }
    }

    private static int mix(int first, int second, int part) {
        return first * (ONE - part) + second * part;
    }

    private static void readEdge(Frame frame, int left, int top, byte[] into, int at) {
        boolean inside = left >= 0 && top >= 0 && left < frame.width() && top < frame.height();
        int from = inside ? (top * frame.width() + left) * 3 : 0;
        for (int colour = 0; colour < 3; colour++) {
            into[at + colour] = inside ? frame.pixels()[from + colour] : 0;
        }
    }
}
