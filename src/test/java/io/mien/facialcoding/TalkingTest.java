package io.mien.facialcoding;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.media.TestMedia;
import io.mien.trace.EngineReading;
import io.mien.trace.Measure;
import io.mien.trace.TraceSamples;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Speech on real people: two sentences of one speaker, who falls silent with a smile after 1.1 s of the one and after 1.4 s of
 * the other; beside them a smile, crying with a hand at the mouth and laughing of two people who never talk. Four clips.
 */
class TalkingTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"1001_DFA_HAP_XX.flv,2,10", "1001_DFA_NEU_XX.flv,2,13"})
    void aSentenceIsTalkingAndNoBadMood(String clip, int from, int to) {
        // Given
        Path video = TestMedia.make(
                folder.resolve("clip.webm"),
                "-i " + TestMedia.face(clip) + " -an -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 2M");

        // When
        TraceSamples[] engines = ReadClips.engines(video, 1_800).stream()
                .map(engine -> engine.traces().perTenth())
                .toArray(TraceSamples[]::new);

        // Then
        assertThat(engines).hasSize(2).allSatisfy(tenths -> {
            assertThat(IntStream.range(from, to)).allSatisfy(bin -> {
                assertThat(tenths.at(Measure.TALKING, bin)).as("bin %d", bin).isEqualTo(1);
                assertThat(tenths.at(Measure.NEGATIVE, bin)).as("bin %d", bin).isNaN();
                assertThat(tenths.at(Measure.HAPPY, bin)).as("bin %d", bin).isNotNaN();
            });
            assertThat(tenths.at(Measure.TALKING, 17)).isZero();
            assertThat(tenths.at(Measure.NEGATIVE, 17)).isLessThan(0.1);
        });
    }

    @ParameterizedTest
    @CsvSource({"single_face.mp4,1800", "WolfgangLanger_Pexels.mp4,18000"})
    void smilingCryingAndLaughingAreNot(String clip, int adMs) {
        // When
        EngineReading engine = ReadClips.engines(TestMedia.face(clip), adMs).get(0);

        // Then
        double[] talking = engine.traces().perSecond().of(Measure.TALKING);
        assertThat(talking).hasSizeGreaterThanOrEqualTo(2).doesNotContain(1);
        assertThat(engine.traces().perTenth().of(Measure.TALKING))
                .isNotEmpty()
                .doesNotContain(1)
                .contains(0);
        assertThat(engine.traces().quality().figures().talking()).isZero();
    }

    @Test
    void cryingStaysNegativeUntilAHandCoversTheMouth() {
        // When
        TraceSamples second = ReadClips.engines(TestMedia.face("WolfgangLanger_Pexels.mp4"), 19_000)
                .get(0)
                .traces()
                .perSecond();

        // Then
        assertThat(second.at(Measure.NEGATIVE, 1)).isGreaterThan(0.8);
        assertThat(IntStream.range(3, 5)).allSatisfy(bin -> assertThat(second.at(Measure.NEGATIVE, bin))
                .as("second %d", bin)
                .isNaN());
    }
}
