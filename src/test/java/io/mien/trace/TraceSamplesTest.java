package io.mien.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mien.fieldwork.QualityRule;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
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
        assertThat(bytes).hasSize((Measure.values().length + 1) * 3 * 2);
        assertThat(bytes).startsWith(0x88, 0x13, 0x00, 0x80, 0x10, 0x27, 0xff, 0xff, 0x01, 0x00);
    }

    @Test
    void whatWasWrittenIsReadBack() {
        // Given
        TraceSamples traces = TraceSamples.of(Map.of(Measure.VALENCE, new double[] {-1, 0.1234, Double.NaN}), 3);
        // When
        TraceSamples back = TraceSamples.decode(traces.encode(), names(Measure.values()));
        // Then
        assertThat(back).isEqualTo(traces);
        assertThat(back.at(Measure.VALENCE, 1)).isCloseTo(0.1234, within(1e-9));
        assertThat(back.at(Measure.VALENCE, 2)).isNaN();
        assertThat(back.at(Measure.HAPPY, 0)).isNaN();
    }

    @Test
    void tracesOfBeforeAMeasureWasAddedStayReadable() {
        // Given: as written when there were twelve measures, two bins each and a row of flags
        ByteBuffer bytes = ByteBuffer.allocate(13 * 2 * 2).order(ByteOrder.LITTLE_ENDIAN);
        for (short row = 0; row < 12; row++) {
            bytes.putShort((short) (100 * row)).putShort((short) (100 * row + 1));
        }
        bytes.putShort((short) 1).putShort((short) 0);
        // When
        TraceSamples former = TraceSamples.decode(bytes.array(), names(Arrays.copyOf(Measure.values(), 12)));
        // Then
        assertThat(former.bins()).isEqualTo(2);
        assertThat(former.stored(Measure.CONTEMPT, 1)).isEqualTo((short) 1_101);
        assertThat(former.interpolated(Measure.HAPPY, 0)).isTrue();
        assertThat(former.interpolated(Measure.ATTENTION, 0)).isFalse();
        assertThat(former.of(Measure.TALKING)).containsOnly(Double.NaN);
        assertThat(former.of(Measure.SMILE)).hasSize(2).containsOnly(Double.NaN);
        assertThat(former.encode()).isEqualTo(bytes.array());
    }

    @Test
    void aBaselineOfBeforeAMeasureWasAddedStaysReadable() {
        // When
        Baseline former = Baseline.parse("PRE_ROLL 312 0 0 0 0 -4000 9000 0 0 0 0 50");
        // Then
        assertThat(former.of(Measure.HAPPY)).isCloseTo(0.0312, within(1e-9));
        assertThat(former.of(Measure.CONTEMPT)).isCloseTo(0.005, within(1e-9));
        assertThat(former.of(Measure.SMILE)).isZero();
    }

    @Test
    void halfARowIsRefused() {
        // Given
        byte[] broken = new byte[(Measure.values().length + 1) * 2 * 3 - 1];
        // When
        // Then
        assertThatThrownBy(() -> TraceSamples.decode(broken, names(Measure.values())))
                .isInstanceOf(IllegalArgumentException.class);
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

    private static List<String> names(Measure... measures) {
        return Arrays.stream(measures).map(Measure::name).toList();
    }
}
