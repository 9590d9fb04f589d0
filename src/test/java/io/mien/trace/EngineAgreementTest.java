package io.mien.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EngineAgreementTest {
    private static final double NONE = Double.NaN;

    @Test
    void theDistanceIsTheShareOfProbabilityThatWouldHaveToMove() {
        // Given
        TraceSamples frames = traces(0.9, 0.1, 0.5);
        TraceSamples overTime = traces(0.9, 0.4, 0.0);

        // When
        EngineAgreement agreement = EngineAgreement.of(frames, overTime);

        // Then
        assertThat(agreement.distance()).containsExactly(new double[] {0, 0.3, 0.5}, within(1e-9));
        assertThat(agreement.disagreements()).containsExactly(1, 2);
        assertThat(agreement.agreed()).isEqualTo(1);
    }

    @Test
    void aTieThatTipsIsNoDisagreement() {
        // Given the likeliest class differs, the probabilities hardly
        EngineAgreement agreement = EngineAgreement.of(traces(0.51), traces(0.49));

        // Then
        assertThat(agreement.disagreements()).isEmpty();
    }

    @Test
    void exactlyTheLimitStillAgrees() {
        assertThat(EngineAgreement.of(traces(0.2), traces(0.4)).disagreements()).isEmpty();
        assertThat(EngineAgreement.of(traces(0.2), traces(0.4002)).disagreements())
                .containsExactly(0);
    }

    @Test
    void secondsWithoutAFaceAreNotCompared() {
        // When
        EngineAgreement agreement = EngineAgreement.of(traces(0.1, NONE, 0.1), traces(0.1, 0.9, NONE));

        // Then
        assertThat(agreement.compared()).isEqualTo(1);
        assertThat(agreement.agreed()).isEqualTo(1);
        assertThat(agreement.distance()[1]).isNaN();
    }

    @Test
    void secondsFilledFromTheirNeighboursAreNotCompared() {
        // Given a face lost for one second of three
        List<FrameReading> faces = new java.util.ArrayList<>();
        for (int at = 0; at < 8_000; at += 100) {
            boolean lost = at >= 6_000 && at < 7_000;
            double[] classes = lost ? new double[0] : new double[] {0.9, 0.1, 0, 0, 0, 0, 0, 0};
            faces.add(new FrameReading(at, true, lost ? 0 : 1, classes, 0, 0, 1, 50, null));
        }
        TraceSamples filled = ExposureTraces.read(
                        faces,
                        Viewing.ofOffset(new double[] {0}, 5_000, 3_000),
                        new ExposureTraces.Sampling(3_000, 10),
                        Thresholds.defaults())
                .perSecond();

        // When
        EngineAgreement agreement = EngineAgreement.of(filled, filled);

        // Then
        assertThat(filled.at(Measure.HAPPY, 1)).isCloseTo(0.1, within(1e-9));
        assertThat(agreement.compared()).isEqualTo(2);
    }

    @Test
    void agreeingOnNeutralIsToldApart() {
        // Given eight calm seconds, one smile that both see, one that only one sees
        TraceSamples frames = traces(0, 0, 0, 0, 0, 0, 0, 0, 0.9, 0.9);
        TraceSamples overTime = traces(0, 0, 0, 0, 0, 0, 0, 0, 0.8, 0.1);

        // When
        EngineAgreement agreement = EngineAgreement.of(frames, overTime);

        // Then
        assertThat(agreement.compared()).isEqualTo(10);
        assertThat(agreement.agreed()).isEqualTo(9);
        assertThat(agreement.comparedExpressive()).isEqualTo(2);
        assertThat(agreement.agreedExpressive()).isEqualTo(1);
    }

    /** Seconds of a face that is happy to this part and else neutral. */
    private static TraceSamples traces(double... happy) {
        Map<Measure, double[]> values = new EnumMap<>(Measure.class);
        for (Measure measure : Measure.values()) {
            double[] row = new double[happy.length];
            for (int second = 0; second < happy.length; second++) {
                row[second] = Double.isNaN(happy[second])
                        ? NONE
                        : switch (measure) {
                            case HAPPY -> happy[second];
                            case NEUTRAL -> 1 - happy[second];
                            default -> 0;
                        };
            }
            values.put(measure, row);
        }
        return TraceSamples.of(values, happy.length);
    }
}
