package io.mien.media;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How wide a pixel is against its height: HDV and PAL code fewer columns than are shown. Browsers stretch, never squeeze.
 *
 * @param ratio width over height; 1 for square pixels
 */
public record PixelShape(double ratio) {
    private static final PixelShape SQUARE = new PixelShape(1);
    private static final Pattern RATIO = Pattern.compile("([1-9]\\d{0,8}):([1-9]\\d{0,8})");

    /** Anamorphic film is 2; a header that claims more than this is wrong and is not followed. */
    private static final double EXTREME = 4;

    /** @param text such as {@code 4:3}; square when the file does not tell */
    static PixelShape of(String text) {
        Matcher ratio = RATIO.matcher(text);
        if (!ratio.matches()) {
            return SQUARE;
        }
        double told = Double.parseDouble(ratio.group(1)) / Double.parseDouble(ratio.group(2));
        return told > EXTREME || told < 1 / EXTREME ? SQUARE : new PixelShape(told);
    }

    PixelShape turned() {
        return new PixelShape(1 / ratio);
    }

    boolean isSquare() {
        return ratio == 1;
    }

    /** Columns of square pixels that show as wide. */
    int columns(int coded) {
        return (int) Math.round(coded * Math.max(1, ratio));
    }

    /** Rows of square pixels that show as high. */
    int rows(int coded) {
        return (int) Math.round(coded * Math.max(1, 1 / ratio));
    }

    /** The filter that makes pixels square, with a comma behind it; nothing where they are. */
    String squared() {
        return isSquare()
                ? ""
                : String.format(
                        Locale.ROOT,
                        "scale='round(iw*%.6f)':'round(ih*%.6f)',setsar=1,",
                        Math.max(1, ratio),
                        Math.max(1, 1 / ratio));
    }
}
