package io.mien.media;

/** The tool or the machine failed, not the file: missing program, full disk. Trying again may help. */
public final class MediaFailed extends RuntimeException {
    MediaFailed(String message) {
        super(message);
    }

    MediaFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
