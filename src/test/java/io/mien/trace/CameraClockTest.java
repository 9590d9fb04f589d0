package io.mien.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mien.trace.TimingLog.CameraFrame;
import io.mien.trace.TimingLog.Recorder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CameraClockTest {

    @Test
    void captureTimesGiveTheRecordersZero() {
        // Given
        PageLog page = new PageLog().plays(30_000).ends();
        // When
        CameraClock clock = CameraClock.fit(page.recorded(at -> true), page.log());
        // Then
        assertThat(clock.grade()).isEqualTo(SyncGrade.A);
        assertThat(clock.zeroMs()).isCloseTo(PageLog.FIRST_FRAME, within(0.5));
        assertThat(clock.residualMedianMs()).isLessThan(0.5);
        assertThat(clock.residualP95Ms()).isLessThan(1);
    }

    /** Chromium's fake camera, recorded as VP9 on a busy machine with a 0.7 s block; onstart came 441 ms too late. */
    @Test
    void aRealBrowsersLogFitsWithinAMillisecond() throws IOException {
        // Given
        TimingLog log = TimingLog.parse(resource("fake-camera-log.json"));
        double[] recorded = new String(resource("fake-camera-pts.txt"), StandardCharsets.UTF_8)
                .lines()
                .mapToDouble(seconds -> 1_000 * Double.parseDouble(seconds))
                .toArray();
        double[] analysed = IntStream.range(0, recorded.length / 2)
                .mapToDouble(i -> recorded[2 * i])
                .toArray();
        // When
        CameraClock all = CameraClock.fit(recorded, log);
        CameraClock half = CameraClock.fit(analysed, log);
        // Then
        assertThat(all.grade()).isEqualTo(SyncGrade.A);
        assertThat(all.residualP95Ms()).isLessThan(1);
        assertThat(all.zeroMs()).isCloseTo(2_820.2, within(0.5));
        assertThat(half.zeroMs()).isCloseTo(all.zeroMs(), within(0.2));
    }

    @Test
    void droppedFramesAndABusyPageLeaveTheFitAlone() {
        // Given
        PageLog page = new PageLog().plays(30_000).ends();
        Random random = new Random(3);
        double[] recorded = page.recorded(at -> random.nextDouble() > 0.3);
        TimingLog log = page.log(at -> (at < 12_000 || at > 12_700) && random.nextDouble() > 0.2);
        // When
        CameraClock clock = CameraClock.fit(recorded, log);
        // Then
        assertThat(clock.grade()).isEqualTo(SyncGrade.A);
        assertThat(clock.zeroMs()).isCloseTo(PageLog.FIRST_FRAME, within(0.5));
    }

    @Test
    void withoutCaptureTimesTheGradeIsB() {
        // Given
        PageLog page = new PageLog().plays(30_000).ends();
        // When
        CameraClock clock = CameraClock.fit(page.recorded(at -> true), PageLog.withoutCaptureTimes(page.log()));
        // Then
        assertThat(clock.grade()).isEqualTo(SyncGrade.B);
        assertThat(clock.zeroMs() - PageLog.FIRST_FRAME).isBetween(30.0, 50.0);
        assertThat(clock.residualP95Ms()).isBetween(1.0, 20.0);
    }

    @Test
    void withoutAnyFrameTimesTheGradeIsC() {
        // Given
        PageLog page = new PageLog().plays(30_000).ends();
        // When
        CameraClock clock = CameraClock.fit(page.recorded(at -> true), page.log(at -> false));
        // Then
        assertThat(clock.grade()).isEqualTo(SyncGrade.C);
        assertThat(clock.zeroMs()).isEqualTo(PageLog.START);
        assertThat(clock.residualMedianMs()).isNaN();
    }

    @Test
    void aPerfectlyPeriodicCameraTakesTheFrameNearestToTheStart() {
        // Given
        List<CameraFrame> camera = IntStream.range(0, 900)
                .mapToObj(i -> new CameraFrame(100 + i * 100 / 3.0, Double.NaN))
                .toList();
        TimingLog log = new TimingLog(new Recorder(5_001, 25_000), camera, List.of(), List.of());
        double[] recorded =
                IntStream.range(0, 500).mapToDouble(i -> i * 100 / 3.0).toArray();
        // When
        CameraClock clock = CameraClock.fit(recorded, log);
        // Then
        assertThat(clock.zeroMs()).isCloseTo(5_000, within(0.01));
        assertThat(clock.grade())
                .as("a frame earlier or later would fit as well")
                .isEqualTo(SyncGrade.B);
    }

    @Test
    void framesOfAnotherCameraAreNotTakenForAFit() {
        // Given
        PageLog page = new PageLog().plays(30_000).ends();
        Random random = new Random(11);
        double[] foreign = random.doubles(600, 0, 30_000).sorted().toArray();
        // When
        CameraClock clock = CameraClock.fit(foreign, page.log());
        // Then
        assertThat(clock.grade()).isNotEqualTo(SyncGrade.A);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = CameraClockTest.class.getResourceAsStream("/trace/" + name)) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }
}
