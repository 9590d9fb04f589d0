package io.mien.media;

/**
 * One picture of a video.
 *
 * @param captureTimeMs presentation time in the file, milliseconds
 * @param width columns
 * @param height rows
 * @param pixels RGB24, row by row from the top left: {@code width * height * 3} bytes; never changed after it was made
 */
public record Frame(double captureTimeMs, int width, int height, byte[] pixels) {

    public Frame {
        if (width < 1 || height < 1 || pixels.length != width * height * 3) {
            throw new IllegalArgumentException(
                    "%d bytes are no RGB24 picture of %d x %d".formatted(pixels.length, width, height));
        }
    }

    @Override
    public String toString() {
        return "Frame[%.1f ms, %d x %d]".formatted(captureTimeMs, width, height);
    }
}
