package io.mien.recording;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A file's container by its first bytes: enough to turn away what never was a video. */
final class Container {
    static final int HEAD = 12;

    private static final byte[] EBML = {0x1A, 0x45, (byte) 0xDF, (byte) 0xA3};
    private static final byte[] FTYP = "ftyp".getBytes(StandardCharsets.US_ASCII);

    private Container() {}

    static boolean isVideo(byte[] head) {
        return begins(head, 0, EBML) || begins(head, 4, FTYP);
    }

    private static boolean begins(byte[] head, int at, byte[] mark) {
        return head.length >= at + mark.length && Arrays.equals(head, at, at + mark.length, mark, 0, mark.length);
    }
}
