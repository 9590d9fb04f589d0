package io.mien.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridTest {
    private static final double MISSING = Double.NaN;

    @ParameterizedTest
    @CsvSource({"30000,30,300", "30499,30,305", "30500,31,305", "30449,30,304", "30033,30,300", "200,0,2"})
    void aLastPartialBinUnderHalfIsDropped(double duration, int seconds, int tenths) {
        // Given
        // When
        // Then
        assertThat(Grid.perSecond(duration).bins()).isEqualTo(seconds);
        assertThat(Grid.perTenth(duration).bins()).isEqualTo(tenths);
    }

    @Test
    void aBinIsValidWithHalfItsExpectedFrames() {
        // Given
        double[] at = IntStream.range(0, 30).mapToDouble(i -> i * 100).toArray();
        double[] values = IntStream.range(0, 30)
                .mapToDouble(i -> i < 10 ? 0.2 : i < 15 ? 0.4 : i < 20 ? MISSING : i < 24 ? 0.6 : MISSING)
                .toArray();
        // When
        double[] means = Grid.perSecond(3_000).means(at, values, 10);
        // Then
        assertThat(means[0]).isCloseTo(0.2, org.assertj.core.api.Assertions.within(1e-12));
        assertThat(means[1]).isEqualTo(0.4);
        assertThat(means[2]).isNaN();
    }

    @Test
    void aHalfLastBinExpectsHalfTheFrames() {
        // Given
        double[] at = {1_000, 1_100, 1_200};
        double[] values = {1, 1, 1};
        // When
        double[] means = Grid.perSecond(1_500).means(at, values, 10);
        // Then
        assertThat(means).containsExactly(MISSING, 1);
    }

    @Test
    void gapsUpToASecondAreInterpolatedAndEdgesStayMissing() {
        // Given
        double[] second = {MISSING, 0, MISSING, 1, MISSING, MISSING, 0.5, MISSING};
        // When
        double[] filled = Grid.perSecond(8_000).interpolated(second);
        // Then
        assertThat(filled).containsExactly(MISSING, 0, 0.5, 1, MISSING, MISSING, 0.5, MISSING);
    }

    @Test
    void tenTenthsAreInterpolatedElevenAreNot() {
        // Given
        double[] ten = new double[12];
        double[] eleven = new double[13];
        java.util.Arrays.fill(ten, 1, 11, MISSING);
        java.util.Arrays.fill(eleven, 1, 12, MISSING);
        // When
        double[] filled = Grid.perTenth(1_200).interpolated(ten);
        double[] left = Grid.perTenth(1_300).interpolated(eleven);
        // Then
        assertThat(filled).doesNotContain(MISSING);
        assertThat(left[6]).isNaN();
    }
}
