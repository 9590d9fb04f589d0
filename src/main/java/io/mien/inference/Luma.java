package io.mien.inference;

import io.mien.media.Frame;

/** Brightness and sharpness of pictures; luma is 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601). */
final class Luma {
    /** Every fourth pixel in both directions tells a median as well as all of them. */
    private static final int STEP = 4;

    private Luma() {}

    static int of(byte[] pixels, int at) {
        return (77 * (pixels[at] & 255) + 150 * (pixels[at + 1] & 255) + 29 * (pixels[at + 2] & 255)) >> 8;
    }

    /** Median luma of the frame's pixels outside of a box, 0..100; the box is left, top, right, bottom in pixels. */
    static double medianOutside(Frame frame, double[] box) {
        int[] histogram = new int[256];
        for (int y = 0; y < frame.height(); y += STEP) {
            boolean level = y >= box[1] && y <= box[3];
            for (int x = 0; x < frame.width(); x += STEP) {
                if (!level || x < box[0] || x > box[2]) {
                    histogram[of(frame.pixels(), (y * frame.width() + x) * 3)]++;
                }
            }
        }
        return quantile(histogram, 0.5);
    }

    static int[] histogram(byte[] pixels) {
        int[] histogram = new int[256];
        for (int at = 0; at < pixels.length; at += 3) {
            histogram[of(pixels, at)]++;
        }
        return histogram;
    }

    /** Quantile of a luma histogram in 0..100; 0 for an empty one. */
    static double quantile(int[] histogram, double part) {
        long total = 0;
        for (int count : histogram) {
            total += count;
        }
        long below = 0;
        for (int level = 0; level < histogram.length; level++) {
            below += histogram[level];
            if (below > 0 && below >= part * total) {
                return level * 100.0 / 255;
            }
        }
        return 0;
    }

    /** Variance of the 4-neighbour Laplacian over a square RGB24 picture (Pech-Pacheco et al. 2000). */
    static double sharpness(byte[] pixels, int size) {
        double sum = 0;
        double squares = 0;
        for (int y = 1; y < size - 1; y++) {
            for (int x = 1; x < size - 1; x++) {
                int at = (y * size + x) * 3;
                double edge = 4.0 * of(pixels, at)
                        - of(pixels, at - 3)
                        - of(pixels, at + 3)
                        - of(pixels, at - size * 3)
                        - of(pixels, at + size * 3);
                sum += edge;
                squares += edge * edge;
            }
        }
        double n = (size - 2.0) * (size - 2.0);
        return squares / n - sum / n * (sum / n);
    }
}
