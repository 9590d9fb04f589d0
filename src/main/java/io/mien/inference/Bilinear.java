package io.mien.inference;

import io.mien.media.Frame;

/** Reads a frame between its pixels, exactly as inference/chain.py does: rounded half up, black outside of the frame. */
final class Bilinear {
    private Bilinear() {}

    /**
     * Writes the colour at pixel position (x, y), pixel centres at whole numbers.
     *
     * @param into receives red, green, blue from {@code at} on
     */
    static void read(Frame frame, double x, double y, byte[] into, int at) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        float across = (float) (x - left);
        float down = (float) (y - top);
        if (left < 0 || top < 0 || left >= frame.width() - 1 || top >= frame.height() - 1) {
            readEdge(frame, left, top, new float[] {across, down}, into, at);
            return;
        }
        byte[] pixels = frame.pixels();
        int upper = (top * frame.width() + left) * 3;
        int lower = upper + frame.width() * 3;
        for (int colour = 0; colour < 3; colour++) {
            float above = mix(pixels[upper + colour] & 255, pixels[upper + 3 + colour] & 255, across);
            float below = mix(pixels[lower + colour] & 255, pixels[lower + 3 + colour] & 255, across);
            into[at + colour] = (byte) (int) (mix(above, below, down) + 0.5f);
        }
    }

    private static float mix(float first, float second, float part) {
        return first + (second - first) * part;
    }

    private static void readEdge(Frame frame, int left, int top, float[] part, byte[] into, int at) {
        for (int colour = 0; colour < 3; colour++) {
            float above = mix(value(frame, left, top, colour), value(frame, left + 1, top, colour), part[0]);
            float below = mix(value(frame, left, top + 1, colour), value(frame, left + 1, top + 1, colour), part[0]);
            into[at + colour] = (byte) (int) (mix(above, below, part[1]) + 0.5f);
        }
    }

    private static int value(Frame frame, int x, int y, int colour) {
        boolean inside = x >= 0 && y >= 0 && x < frame.width() && y < frame.height();
        return inside ? frame.pixels()[(y * frame.width() + x) * 3 + colour] & 255 : 0;
    }
}
