package io.mien.export;

import io.mien.platform.Digest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;

/** What a page sends of a file, as the page's script finds it. */
record Sealed(String digest, String signature) {
    private static final int END = 0x06054b50;

    static Sealed of(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = file.length - Bundle.END_BYTES; at >= 0; at--) {
            int comment = at + Bundle.END_BYTES;
            if (bytes.getInt(at) == END && comment + (bytes.getShort(comment - 2) & 0xffff) == file.length) {
                return new Sealed(
                        Base64.getEncoder().encodeToString(Digest.of(Arrays.copyOf(file, comment))),
                        new String(file, comment, file.length - comment, StandardCharsets.UTF_8));
            }
        }
        return new Sealed("", "");
    }
}
