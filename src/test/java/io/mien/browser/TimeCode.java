package io.mien.browser;

import io.mien.media.Frame;
import io.mien.media.TestMedia;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;

/** The time code of {@code inference/make_camera.py}: a Gray code of 15 bits in squares, with references and parity. */
public final class TimeCode {
    private static final int QUIET_WIDTH = 304;
    private static final int QUIET_HEIGHT = 32;
    private static final int BLOCK = 16;
    private static final int BITS = 15;
    private static final int MIN_CONTRAST = 60;

    private TimeCode() {}

    /** A film of 640x360 of which each frame shows its number at the top left; H.264 in mp4. */
    public static Path film(Path folder, double seconds, int framesPerSecond) {
        int width = 640;
        int height = 360;
        Path raw = folder.resolve("film.gray");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(raw))) {
            byte[] picture = new byte[width * height];
            for (int number = 0; number < seconds * framesPerSecond; number++) {
                Arrays.fill(picture, (byte) (90 + number % 60));
                draw(picture, width, number);
                out.write(picture);
            }
            return TestMedia.make(
                    folder.resolve("film.mp4"),
                    "-f rawvideo -pix_fmt gray -s %dx%d -r %d -i %s -c:v libopenh264 -b:v 2M -pix_fmt yuv420p -movflags +faststart"
                            .formatted(width, height, framesPerSecond, raw));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void draw(byte[] picture, int width, int number) {
        int gray = number ^ (number >> 1);
        boolean odd = Integer.bitCount(gray) % 2 == 1;
        for (int y = 0; y < QUIET_HEIGHT; y++) {
            Arrays.fill(picture, y * width, y * width + QUIET_WIDTH, (byte) 0);
            for (int block = 0; block < BITS + 3 && y >= 8 && y < 8 + BLOCK; block++) {
                boolean white = block == 0 || block == BITS + 2 && odd;
                white |= block >= 2 && block < BITS + 2 && (gray >> (BITS + 1 - block) & 1) == 1;
                int from = y * width + 8 + BLOCK * block;
                Arrays.fill(picture, from, from + BLOCK, (byte) (white ? 255 : 0));
            }
        }
    }

    /** The number that a frame shows in the row of squares that begins at {@code top}; empty when it shows none. */
    public static OptionalInt read(Frame frame, int top) {
        double white = level(frame, top, 0);
        double black = level(frame, top, 1);
        if (white - black < MIN_CONTRAST) {
            return OptionalInt.empty();
        }
        int bits = 0;
        for (int block = 2; block < BITS + 3; block++) {
            bits = bits << 1 | (level(frame, top, block) > (white + black) / 2 ? 1 : 0);
        }
        if (Integer.bitCount(bits) % 2 == 1) {
            return OptionalInt.empty();
        }
        int number = bits >> 1;
        for (int shift = 1; shift < BITS; shift *= 2) {
            number ^= number >> shift;
        }
        return OptionalInt.of(number);
    }

    private static double level(Frame frame, int top, int block) {
        long sum = 0;
        for (int y = top + 12; y < top + 20; y++) {
            for (int x = 12 + BLOCK * block; x < 20 + BLOCK * block; x++) {
                sum += frame.pixels()[(y * frame.width() + x) * 3 + 1] & 255;
            }
        }
        return sum / 64.0;
    }
}
