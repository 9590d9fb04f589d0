package io.mien.recording;

import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What a browser says of bytes that it wants to append.
 *
 * @param offset where they begin
 * @param size how many they are, null when the sender does not say
 * @param length whole length of the upload, if it is known by now
 * @param checksum SHA-256 of the bytes, if the sender gives one
 */
record SliceRequest(
        long offset, @Nullable Long size, @Nullable Long length, byte @Nullable [] checksum) {

    SliceRequest {
        if (offset < 0) {
            throw UploadRefused.header("Upload-Offset");
        }
    }

    static SliceRequest of(
            @Nullable Long offset, @Nullable Long size, @Nullable Long length, @Nullable String checksum) {
        if (offset == null) {
            throw UploadRefused.header("Upload-Offset");
        }
        return new SliceRequest(offset, size, length, checksum == null ? null : digest(checksum));
    }

    /** Refuses what cannot be appended, before a byte of it is read. */
    void checkAgainst(long current, @Nullable Long declared, long allowed) {
        if (offset != current) {
            throw UploadRefused.offset(current);
        }
        if (length != null && (declared != null && !declared.equals(length) || length < current)) {
            throw UploadRefused.length();
        }
        if (length != null && length > allowed || size != null && offset + size > allowed) {
            throw UploadRefused.tooLarge(allowed);
        }
    }

    private static byte[] digest(String header) {
        String[] parts = header.strip().split(" ", 2);
        if (!"sha256".equals(parts[0]) || parts.length < 2) {
            throw UploadRefused.algorithm();
        }
        try {
            return Base64.getDecoder().decode(parts[1].strip());
        } catch (IllegalArgumentException e) {
            throw UploadRefused.header("Upload-Checksum");
        }
    }
}
