package io.mien.recording;

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
        if (checksum != null && size == null) {
            throw UploadRefused.header("Content-Length");
        }
        if (checksum != null && size > SliceBody.LARGEST) {
            throw UploadRefused.largeSlice(SliceBody.LARGEST);
        }
    }

    static SliceRequest of(
            @Nullable Long offset, @Nullable Long size, @Nullable Long length, @Nullable String checksum) {
        if (offset == null) {
            throw UploadRefused.header("Upload-Offset");
        }
        return new SliceRequest(offset, size, length, Checksum.of(checksum));
    }

    /** The part of it that is still to come. */
    SliceRequest from(long next) {
        return new SliceRequest(next, size == null ? null : size - (next - offset), length, checksum);
    }

    /** Declares the length and brings no bytes. */
    boolean isEmpty() {
        return Long.valueOf(0).equals(size);
    }

    /** Refuses bytes that did not come as they were sent. Of a body that was cut off, what came without a checksum is kept. */
    void requireAsSent(SliceBody.Piece piece) {
        if (piece.end() == SliceBody.End.DISMISSED) {
            throw UploadRefused.busy();
        }
        if (checksum != null && !checksum.holds(piece)) {
            throw UploadRefused.checksum();
        }
    }

    /** Refuses what cannot be appended. */
    void checkAgainst(long current, Recording recording) {
        if (offset != current) {
            throw UploadRefused.offset(current);
        }
        Long declared = recording.lengthBytes;
        if (length != null && (declared != null && !declared.equals(length) || length < current)) {
            throw UploadRefused.length();
        }
        if (length != null && length > recording.limitBytes) {
            throw UploadRefused.tooLarge(recording.limitBytes);
        }
        if (size != null) {
            checkEnd(offset + size, recording);
        }
    }

    /** Refuses bytes beyond the declared length, or beyond what the recording may hold. */
    void checkEnd(long end, Recording recording) {
        Long whole = length == null ? recording.lengthBytes : length;
        long limit = whole == null ? recording.limitBytes : whole;
        if (end > limit) {
            throw UploadRefused.tooLarge(limit);
        }
    }
}
