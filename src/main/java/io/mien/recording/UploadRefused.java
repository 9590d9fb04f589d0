package io.mien.recording;

import io.mien.platform.Problem;

/** An upload was asked for something that the protocol, its exposure or its size does not allow. */
class UploadRefused extends Problem {
    private static final long serialVersionUID = 1L;

    private UploadRefused(int status, String type, String detail) {
        super(status, type, detail);
    }

    static UploadRefused version() {
        return new UploadRefused(412, "tus-version", "This address supports version 1.0.0 of the tus protocol.");
    }

    static UploadRefused header(String name) {
        return new UploadRefused(400, "tus-header", "The header " + name + " is missing or not readable.");
    }

    static UploadRefused unknownType() {
        return new UploadRefused(415, "recording-type", "A recording is video/webm or video/mp4.");
    }

    static UploadRefused notPlaying() {
        return new UploadRefused(409, "exposure-not-playing", "A recording is opened when its ad begins, and once.");
    }

    static UploadRefused gone() {
        return new UploadRefused(410, "upload-gone", "This upload expired, was ended or is not wanted any more.");
    }

    static UploadRefused offset(long expected) {
        return new UploadRefused(409, "upload-offset", "The upload goes on at byte %d.".formatted(expected));
    }

    static UploadRefused length() {
        return new UploadRefused(400, "upload-length", "The length disagrees with what was declared or sent before.");
    }

    static UploadRefused tooLarge(long allowed) {
        return new UploadRefused(
                413,
                "recording-too-large",
                "A recording of this ad may hold %d bytes at most. End it there, or record at fewer bits per second."
                        .formatted(allowed));
    }

    /** @param left bytes that this recording may still come to hold */
    static UploadRefused visitFull(long most, long left) {
        return new UploadRefused(
                413,
                "visit-bytes",
                "All recordings of a visit may hold %d bytes together, and this one %d of them. End it there, or give it up."
                        .formatted(most, Math.max(0, left)));
    }

    static UploadRefused algorithm() {
        return new UploadRefused(400, "checksum-algorithm", "The checksum must be one of " + Checksum.ALGORITHMS + ".");
    }

    static UploadRefused checksum() {
        return new UploadRefused(460, "checksum-mismatch", "The bytes arrived changed. Nothing of them was kept.");
    }

    static UploadRefused busy() {
        return new UploadRefused(423, "upload-busy", "Another request is writing this upload.");
    }

    static UploadRefused diskFull() {
        return new UploadRefused(
                507, "disk-full", "There is no room for recordings at the moment. Please go on later.");
    }

    static UploadRefused withoutLog() {
        return new UploadRefused(
                409, "timing-log-missing", "The timing log must be sent before its recording is complete.");
    }

    static UploadRefused incomplete(long stored) {
        return new UploadRefused(409, "upload-incomplete", "%d bytes are stored; that is not all.".formatted(stored));
    }

    static UploadRefused empty() {
        return new UploadRefused(422, "recording-empty", "The recording holds nothing.");
    }

    static UploadRefused notVideo() {
        return new UploadRefused(422, "recording-not-video", "The file is neither WebM nor MP4.");
    }

    static UploadRefused digest() {
        return new UploadRefused(422, "digest-mismatch", "The stored bytes are not the ones that were sent.");
    }
}
