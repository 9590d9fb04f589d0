package io.mien.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mien.fieldwork.QualityRule;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TraceSamplesTest {

    @Test
    void tracesAreLittleEndianMeasureMajorInt16() {
        // Given
        TraceSamples traces = TraceSamples.of(
                Map.of(
                        Measure.HAPPY, new double[] {0.5, Double.NaN, 1},
                        Measure.SURPRISE, new double[] {-0.0001, 0.00005, 0}),
                3);
        // When
        byte[] bytes = traces.encode();
        // Then
        assertThat(bytes).hasSize(13 * 3 * 2);
        assertThat(bytes).startsWith(0x88, 0x13, 0x00, 0x80, 0x10, 0x27, 0xff, 0xff, 0x01, 0x00);
    }

    @Test
    void whatWasWrittenIsReadBack() {
        // Given
        TraceSamples traces = TraceSamples.of(Map.of(Measure.VALENCE, new double[] {-1, 0.1234, Double.NaN}), 3);
        // When
        TraceSamples back = TraceSamples.decode(traces.encode());
        // Then
        assertThat(back).isEqualTo(traces);
        assertThat(back.at(Measure.VALENCE, 1)).isCloseTo(0.1234, within(1e-9));
        assertThat(back.at(Measure.VALENCE, 2)).isNaN();
        assertThat(back.at(Measure.HAPPY, 0)).isNaN();
    }

    @Test
    void halfARowIsRefused() {
        // Given
        byte[] broken = new byte[13 * 2 * 3 - 1];
        // When
        // Then
        assertThatThrownBy(() -> TraceSamples.decode(broken)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aFindingIsReadBack() {
        // Given
        Quality.Finding finding = new Quality.Finding(QualityRule.TOO_DARK, Quality.Consequence.NOTED, 18.125, 25);
        // When
        Quality.Finding back = Quality.Finding.parse(finding.text());
        // Then
        assertThat(back).isEqualTo(finding);
    }

    @Test
    void aBaselineIsReadBack() {
        // Given
        double[] values = new double[Measure.values().length];
        values[Measure.HAPPY.ordinal()] = 0.0312;
        values[Measure.VALENCE.ordinal()] = -0.4;
        Baseline baseline = new Baseline(Baseline.Source.SESSION, values);
        // When
        Baseline back = Baseline.parse(baseline.text());
        // Then
        assertThat(back).isEqualTo(baseline);
    }
}
