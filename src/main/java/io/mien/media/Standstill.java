package io.mien.media;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the stretches in which a recording shows one picture over and over: a camera that hung, a photograph, a paused video.
 *
 * <p>Two pictures are alike when the luma of every 16 x 16 block differs by at most {@value #ALIKE} of 255 on average. A frame
 * is a repeat when one that lies 1.0 to 2.1 s before it is alike and all between them are near to it. A coder that refreshes its
 * picture at key frames changes a still by up to 8 for a moment, and shows the same picture again at the same place behind the
 * next key frame: therefore not only the neighbour is looked at.
 *
 * <p>Measured on pictures of 640 pixels at 10 frames per second, through VP8 at 60 to 2,500, VP9 at 300 and H.264 at 300 to 1,500
 * kbit/s, with key frames every second or at the coder's choice. The block that changed most within 1 s differs by 42 or more in
 * seven moving clips (three people, 35 encodings, 2 to 20 s each), by 6.6 or more in a face that sways by half a pixel before a
 * camera without noise (three faces, 12 encodings), by 2.8 or more and 3.7 to 5.6 in the middle in a still filmed with noise (12), and
 * by 0 to 3.0 in the middle in a still as it is (12). People who sit as quietly as the sway were not at hand: only real webcams can
 * tell how seldom they repeat.
 *
 * <p>Frames come in order of time. Not thread-safe: one per recording.
 */
public final class Standstill {
    private static final int BLOCK = 16;
    private static final double ALIKE = 3;
    private static final double NEAR = 8;

    /** Honest cameras and coders repeat single frames; this long they do not. */
    private static final double MIN_MS = 1_000;

    /** As far as two key frames may lie apart. */
    private static final double MAX_MS = 2_100;

    private final Deque<Picture> past = new ArrayDeque<>();
    private final Set<Double> repeats = new HashSet<>();

    private record Picture(double atMs, int width, int height, byte[] luma) {}

    /** Takes the next frame. */
    public void take(Frame frame) {
        Picture picture = new Picture(frame.captureTimeMs(), frame.width(), frame.height(), luma(frame.pixels()));
        while (!past.isEmpty() && picture.atMs - past.getFirst().atMs > MAX_MS) {
            past.removeFirst();
        }
        List<Picture> since = new ArrayList<>();
        boolean repeated = false;
        for (Picture earlier : (Iterable<Picture>) past::descendingIterator) {
            if (!differsByAtMost(NEAR, earlier, picture)) {
                break;
            }
            if (picture.atMs - earlier.atMs >= MIN_MS && differsByAtMost(ALIKE, earlier, picture)) {
                repeated = true;
                break;
            }
            since.add(earlier);
        }
        if (repeated) {
            since.forEach(between -> repeats.add(between.atMs));
            repeats.add(picture.atMs);
        }
        past.addLast(picture);
    }

    /** Whether the frame of this time, milliseconds, shows nothing but a picture that was shown before. Asked after the last frame. */
    public boolean isRepeat(double atMs) {
        return repeats.contains(atMs);
    }

    private static boolean differsByAtMost(double bound, Picture one, Picture other) {
        if (one.width != other.width || one.height != other.height) {
            return false;
        }
        for (int top = 0; top < one.height; top += BLOCK) {
            for (int left = 0; left < one.width; left += BLOCK) {
                if (blockDiffers(bound, one, other, top, left)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean blockDiffers(double bound, Picture one, Picture other, int top, int left) {
        int bottom = Math.min(one.height, top + BLOCK);
        int right = Math.min(one.width, left + BLOCK);
        int sum = 0;
        for (int y = top; y < bottom; y++) {
            for (int at = y * one.width + left; at < y * one.width + right; at++) {
                sum += Math.abs((one.luma[at] & 255) - (other.luma[at] & 255));
            }
        }
        return sum > bound * (bottom - top) * (right - left);
    }

    /** ITU-R BT.601. */
    private static byte[] luma(byte[] pixels) {
        byte[] luma = new byte[pixels.length / 3];
        for (int i = 0; i < luma.length; i++) {
            int at = 3 * i;
            luma[i] = (byte)
                    ((77 * (pixels[at] & 255) + 150 * (pixels[at + 1] & 255) + 29 * (pixels[at + 2] & 255)) >> 8);
        }
        return luma;
    }
}
