package io.mien.media;

/**
 * How bright the pictures of a video are: of all its frames, not only of those that are analysed.
 *
 * @param atMs presentation time of each, milliseconds, ascending
 * @param levels mean luma of each, 0..255
 */
public record Brightness(double[] atMs, double[] levels) {
    /** Mean of a picture that was scaled down to this, in steps so fine that a flicker of one in a thousand is told. */
    static final String FILTERS = "scale=32:24:flags=area,format=gray16le,showinfo,nullsink";

    /** What the filter's lines call such a picture. */
    static final String FORMAT = "gray16le";

    /** From 16 bits to 8. */
    static final double STEPS = 257;
}
