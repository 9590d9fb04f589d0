package io.mien.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.media.Frame;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActivationPictureTest {
    private static final int SIDE = 64;
    private static final Expression NEUTRAL = new Expression(new double[] {1, 0, 0, 0, 0, 0, 0, 0});
    private static final ActivationMap MAP =
            new ActivationMap(NEUTRAL, List.of(Emotion.HAPPY), 1, 2, new float[] {2, -2});

    private final Frame grey = grey();
    private final Region middle = new Region(new Point(32, 32), 40, 0);

    @Test
    void placesThatSpokeForAreOrangeAndThoseAgainstBlue() {
        // When
        Frame drawn = ActivationPicture.of(grey, middle, MAP, Emotion.HAPPY);

        // Then
        assertThat(red(drawn, 18, 32)).isGreaterThan(180);
        assertThat(blue(drawn, 18, 32)).isLessThan(80);
        assertThat(blue(drawn, 46, 32)).isGreaterThan(180);
        assertThat(red(drawn, 46, 32)).isLessThan(80);
    }

    @Test
    void whatTheNetworkDidNotSeeStaysAsItIsAndTheSquareIsDrawnRoundTheRest() {
        // When
        Frame drawn = ActivationPicture.of(grey, middle, MAP, Emotion.HAPPY);

        // Then
        assertThat(red(drawn, 5, 5)).isEqualTo(128);
        assertThat(red(drawn, 12, 32)).isEqualTo(255);
        assertThat(grey.pixels()).containsOnly((byte) 128);
    }

    @Test
    void aMapOfNothingColoursNothing() {
        // When
        ActivationMap empty = new ActivationMap(NEUTRAL, List.of(Emotion.HAPPY), 1, 2, new float[2]);
        Frame drawn = ActivationPicture.of(grey, middle, empty, Emotion.HAPPY);

        // Then
        assertThat(red(drawn, 32, 32)).isEqualTo(128);
    }

    private static int red(Frame frame, int x, int y) {
        return frame.pixels()[(y * SIDE + x) * 3] & 255;
    }

    private static int blue(Frame frame, int x, int y) {
        return frame.pixels()[(y * SIDE + x) * 3 + 2] & 255;
    }

    private static Frame grey() {
        byte[] pixels = new byte[SIDE * SIDE * 3];
        Arrays.fill(pixels, (byte) 128);
        return new Frame(0, SIDE, SIDE, pixels);
    }
}
