package io.mien.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ActivationMapTest {
    private static final Expression NEUTRAL = new Expression(new double[] {1, 0, 0, 0, 0, 0, 0, 0});
    private static final ActivationMap MAP = new ActivationMap(
            NEUTRAL, List.of(Emotion.NEUTRAL, Emotion.HAPPY), 2, 2, new float[] {0, 0, 0, 0, 1, 3, -5, 1});

    @Test
    void eachClassHasItsOwnMap() {
        assertThat(MAP.at(Emotion.HAPPY, 0.25, 0.25)).isCloseTo(1, within(1e-9));
        assertThat(MAP.at(Emotion.HAPPY, 0.75, 0.25)).isCloseTo(3, within(1e-9));
        assertThat(MAP.at(Emotion.HAPPY, 0.25, 0.75)).isCloseTo(-5, within(1e-9));
        assertThat(MAP.at(Emotion.NEUTRAL, 0.25, 0.75)).isZero();
        assertThat(MAP.largest(Emotion.HAPPY)).isEqualTo(5);
    }

    @Test
    void betweenCellsItIsMixedAndBeyondThemItStays() {
        assertThat(MAP.at(Emotion.HAPPY, 0.5, 0.25)).isCloseTo(2, within(1e-9));
        assertThat(MAP.at(Emotion.HAPPY, 0.5, 0.5)).isCloseTo(0, within(1e-9));
        assertThat(MAP.at(Emotion.HAPPY, 0, 0)).isCloseTo(1, within(1e-9));
        assertThat(MAP.at(Emotion.HAPPY, 1, 1)).isCloseTo(1, within(1e-9));
    }

    @Test
    void aMapOfAnotherSizeIsNone() {
        assertThatThrownBy(() -> new ActivationMap(NEUTRAL, List.of(Emotion.HAPPY), 2, 2, new float[3]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
