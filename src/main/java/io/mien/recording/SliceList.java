package io.mien.recording;

import io.mien.platform.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * What the browser believes to have sent.
 *
 * @param sliceDigest hex SHA-256 over the SHA-256 digests of the slices, in order
 * @param slices bytes of each acknowledged slice
 * @param length bytes of all of them
 */
record SliceList(String sliceDigest, List<Integer> slices, long length) {
    private static final int MAX_SLICES = 100_000;
    private static final int BUFFER = 64 * 1024;
    private static final HexFormat HEX = HexFormat.of();

    /** Digests of the bytes that are really stored. */
    record Digests(byte[] slices, byte[] whole) {}

    void checkAgainst(long stored) {
        if (stored == 0 && length == 0) {
            throw UploadRefused.empty();
        }
        if (stored != length) {
            throw UploadRefused.incomplete(stored);
        }
        boolean plausible =
                slices.size() <= MAX_SLICES && slices.stream().allMatch(bytes -> bytes != null && bytes > 0);
        if (!plausible || slices.stream().mapToLong(Integer::longValue).sum() != length) {
            throw UploadRefused.digest();
        }
    }

    /** Reads the stored bytes slice by slice; refuses them when they are not what was sent. */
    Digests verified(InputStream stored) throws IOException {
        MessageDigest ofSlices = Digest.sha256();
        MessageDigest whole = Digest.sha256();
        for (int bytes : slices) {
            ofSlices.update(slice(stored, bytes, whole));
        }
        byte[] computed = ofSlices.digest();
        if (!HEX.formatHex(computed).equalsIgnoreCase(sliceDigest)) {
            throw UploadRefused.digest();
        }
        return new Digests(computed, whole.digest());
    }

    private static byte[] slice(InputStream stored, int bytes, MessageDigest whole) throws IOException {
        MessageDigest slice = Digest.sha256();
        byte[] buffer = new byte[Math.min(bytes, BUFFER)];
        for (int left = bytes; left > 0; ) {
            int read = stored.readNBytes(buffer, 0, Math.min(buffer.length, left));
            if (read == 0) {
                throw UploadRefused.digest();
            }
            slice.update(buffer, 0, read);
            whole.update(buffer, 0, read);
            left -= read;
        }
        return slice.digest();
    }
}
