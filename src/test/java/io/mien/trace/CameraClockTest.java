package io.mien.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mien.trace.TimingLog.CameraFrame;
import io.mien.trace.TimingLog.Recorder;
import java.util.List;
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
}
