package io.mien.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
        assertThat(means[0]).isCloseTo(0.2, within(1e-12));
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
    void aShortBinIsReadAtItsMiddleWhateverMomentsACameraTook() {
        // Given: a face that moves steadily, taken at even tenths, by 15 frames per second and by 24
        double[] even = IntStream.range(0, 20).mapToDouble(i -> i * 100).toArray();
        double[] slow = IntStream.range(0, 30)
                .filter(i -> i % 3 < 2)
                .mapToDouble(i -> i * 1_000 / 15.0)
                .toArray();
        double[] odd = IntStream.range(0, 19)
                .mapToDouble(i -> Math.round(i * 2.4) * 1_000 / 24.0)
                .toArray();
        // When
        List<double[]> curves = Stream.of(even, slow, odd)
                .map(at -> Grid.perTenth(1_800).curve(at, moving(at), 10))
                .toList();
        // Then
        assertThat(curves).allSatisfy(curve -> assertThat(IntStream.range(0, 17))
                .allSatisfy(bin -> assertThat(curve[bin]).as("bin %d", bin).isCloseTo((bin + 0.5) / 10, within(1e-9))));
    }

    @Test
    void whatWasLeftOutIsNoPointOfTheCurve() {
        // Given
        double[] at = {0, 100, 200, 300, 400, 500, 900, 1_000};
        double[] values = {0, 0, MISSING, MISSING, 1, 1, 1, 1};
        // When
        double[] curve = Grid.perTenth(1_000).curve(at, values, 10);
        // Then: two frames left out, and a gap of 400 ms
        assertThat(curve).containsExactly(0, 0, MISSING, MISSING, 1, 1, MISSING, MISSING, MISSING, 1);
    }

    private static double[] moving(double[] at) {
        return Arrays.stream(at).map(moment -> moment / 1_000).toArray();
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
        Arrays.fill(ten, 1, 11, MISSING);
        Arrays.fill(eleven, 1, 12, MISSING);
        // When
        double[] filled = Grid.perTenth(1_200).interpolated(ten);
        double[] left = Grid.perTenth(1_300).interpolated(eleven);
        // Then
        assertThat(filled).doesNotContain(MISSING);
        assertThat(left[6]).isNaN();
    }
}
