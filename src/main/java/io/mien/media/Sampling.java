package io.mien.media;

/**
 * Which frames are taken from a video and how large.
 *
 * @param framesPerSecond analysed frames per second, 1..60
 * @param longestSide pictures larger than this are scaled down to it, in pixels
 */
public record Sampling(double framesPerSecond, int longestSide) {

    public Sampling {
        if (!(framesPerSecond >= 1 && framesPerSecond <= 60) || longestSide < 64) {
            throw new IllegalArgumentException(
                    "1 to 60 frames per second of at least 64 pixels, not " + framesPerSecond + " of " + longestSide);
        }
    }

    /** The pictures that face reading was tuned on: 640 pixels on the longer side. */
    public static Sampling atRate(double framesPerSecond) {
        return new Sampling(framesPerSecond, 640);
    }

    /**
     * ffmpeg expression that is true for real frames nearest to the grid k/rate: the first frame of each cell that begins
     * half a frame before the grid point. A gap in the recording stays a gap; nothing is repeated.
     *
     * @param fileRate the file's frames per second, average
     */
    String expression(double fileRate) {
        if (fileRate <= framesPerSecond * 1.15) {
            return "1";
        }
        double lead = 0.5 * framesPerSecond / fileRate;
        return "isnan(prev_selected_t)+gt(floor(t*%1$s+%2$.4f)\\,floor(prev_selected_t*%1$s+%2$.4f))"
                .formatted(framesPerSecond, lead);
    }

    /** Width and height of the pictures taken, even numbers. */
    int[] size(VideoFile file) {
        double scale = Math.min(1, (double) longestSide / Math.max(file.width(), file.height()));
        return new int[] {even(file.width() * scale), even(file.height() * scale)};
    }

    private static int even(double pixels) {
        return Math.max(2, 2 * (int) Math.round(pixels / 2));
    }
}
