package io.mien.recording;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a browser says of bytes that it wants to append.
 *
 * @param offset where they begin
 * @param size how many they are, null when the sender does not say
 * @param length whole length of the upload, if it is known by now
 * @param checksum what the bytes add up to, if the sender says
 */
record SliceRequest(
        long offset,
        @Nullable Long size,
        @Nullable Long length,
        @Nullable Checksum checksum) {

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
        return new SliceRequest(offset, size, length, Checksum.of(checksum));
    }

    /** Declares the end of a recording and brings nothing: said twice when the first answer was lost. */
    boolean isEndOf(Recording recording) {
        return offset == recording.acknowledgedBytes && Long.valueOf(0).equals(size);
    }

    /** Brings bytes and says nothing of where the recording ends: any slice but the last. */
    boolean goesOn() {
        return size != null && size > 0 && length == null;
    }

    /** Refuses what cannot be appended, before a byte of it is read. */
    void checkAgainst(long current, @Nullable Long declared, Limit limit) {
        if (offset != current) {
            throw UploadRefused.offset(current);
        }
        if (length != null && (declared != null && !declared.equals(length) || length < current)) {
            throw UploadRefused.length();
        }
        if (length != null) {
            limit.require(length);
        }
        if (size != null) {
            limit.require(offset + size);
        }
    }

    /** The body, added up while it is read where the sender said what it adds up to. */
    InputStream summed(InputStream body) {
        return checksum == null ? body : checksum.over(body);
    }

    /** Refuses bytes that did not come as they were sent. */
    void requireAsSent() {
        if (checksum != null && !checksum.holds()) {
            throw UploadRefused.checksum();
        }
    }
}
