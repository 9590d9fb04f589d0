package io.mien.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** Good files made bad. */
final class HostileMedia {
    private static final byte[] VP8_KEY_FRAME = {(byte) 0x9d, 0x01, 0x2a};

    private HostileMedia() {}

    /** The header claims 16,000 columns, every key frame 16,000 x 16,000 pixels. */
    static byte[] enlarged(Path vp8) throws IOException {
        byte[] file = enlargedInside(vp8);
        // EBML PixelWidth, two bytes long; PixelHeight is one byte long and stays
        replace(file, new byte[] {(byte) 0xb0, (byte) 0x82}, 0xff, 0xff);
        return file;
    }

    /** The header is modest, the key frames claim 16,000 x 16,000 pixels. */
    static byte[] enlargedInside(Path vp8) throws IOException {
        byte[] file = Files.readAllBytes(vp8);
        replace(file, VP8_KEY_FRAME, 0x80, 0x3e, 0x80, 0x3e);
        return file;
    }

    /** Everything behind the index is noise. */
    static byte[] noised(byte[] mp4) {
        int data = indexOf(mp4, "mdat".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0) + 4;
        byte[] noise = new byte[mp4.length - data];
        new Random(7).nextBytes(noise);
        System.arraycopy(noise, 0, mp4, data, noise.length);
        return mp4;
    }

    private static void replace(byte[] file, byte[] after, int... with) {
        for (int at = indexOf(file, after, 0); at >= 0; at = indexOf(file, after, at + 1)) {
            for (int i = 0; i < with.length; i++) {
                file[at + after.length + i] = (byte) with[i];
            }
        }
    }

    private static int indexOf(byte[] file, byte[] wanted, int from) {
        for (int at = from; at <= file.length - wanted.length - 4; at++) {
            int matching = 0;
            while (matching < wanted.length && file[at + matching] == wanted[matching]) {
                matching++;
            }
            if (matching == wanted.length) {
                return at;
            }
        }
        return -1;
    }
}
