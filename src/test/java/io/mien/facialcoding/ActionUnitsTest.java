package io.mien.facialcoding;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.media.TestMedia;
import io.mien.trace.Engine;
import io.mien.trace.EngineReading;
import io.mien.trace.Measure;
import io.mien.trace.TraceSamples;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Action units on two real people. */
class ActionUnitsTest {

    @Test
    void aSmileIsReadAgainstTheOwnRestAndMayBeSold() {
        // Given: neutral for 0.6 s, then a broad smile
        // When
        EngineReading reading = ReadClips.byUnits(TestMedia.face("single_face.mp4"), 2_000);

        // Then
        TraceSamples tenths = reading.traces().perTenth();
        assertThat(reading.engine()).isEqualTo(Engine.ACTION_UNITS);
        assertThat(reading.commercialUse()).isTrue();
        assertThat(reading.models()).contains("face_landmarker@").doesNotContain("expression_");
        assertThat(IntStream.range(0, 5))
                .allSatisfy(bin -> assertThat(tenths.at(Measure.HAPPY, bin)).isLessThan(0.1));
        assertThat(IntStream.range(11, 19)).allSatisfy(bin -> {
            assertThat(tenths.at(Measure.HAPPY, bin)).isGreaterThan(0.6);
            assertThat(tenths.at(Measure.SMILE, bin)).isGreaterThan(0.6);
            assertThat(tenths.at(Measure.NEGATIVE, bin)).isLessThan(0.2);
        });
    }

    @Test
    void cryingIsNoHappinessAndShutEyesHaveTheirCurve() {
        // When
        TraceSamples second = ReadClips.byUnits(TestMedia.face("WolfgangLanger_Pexels.mp4"), 18_000)
                .traces()
                .perSecond();

        // Then
        assertThat(IntStream.range(1, 5)).allSatisfy(bin -> {
            assertThat(second.at(Measure.HAPPY, bin))
                    .as("second %d", bin)
                    .satisfiesAnyOf(happy -> assertThat(happy).isLessThan(0.2), happy -> assertThat(happy)
                            .isNaN());
            assertThat(second.at(Measure.EYE_CLOSURE, bin)).isGreaterThan(0.6);
            assertThat(second.at(Measure.ATTENTION, bin)).isZero();
        });
        assertThat(IntStream.range(13, 17)).allSatisfy(bin -> assertThat(second.at(Measure.HAPPY, bin))
                .as("second %d", bin)
                .isGreaterThan(0.5));
    }
}
