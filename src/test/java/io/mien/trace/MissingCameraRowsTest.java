package io.mien.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.trace.TimingLog.CameraFrame;
import io.mien.trace.TimingLog.Recorder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Random;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A slow phone's page misses camera frames that the recorder keeps: the clock is right, or its grade says that it may not be. */
class MissingCameraRowsTest {
    private static final int RECORDINGS = 10;
    private static final double PERIOD = 100 / 3.0;
    private static final double LENGTH = 20_000;
    private static final double BLOCK = 400;

    /** Further off than this is another camera frame. */
    private static final double WRONG_MS = 10;

    /** How unevenly cameras run, standard deviation in milliseconds: Chromium's fake camera is at about 3. */
    private static final double[] UNEVEN = {0, 0.1, 0.3, 3};

    /** What the page misses. */
    private enum Missing {
        NOTHING(0, 0),
        ONE_IN_TWENTY(0.05, 0),
        ONE_IN_FIVE(0.2, 0),
        HALF(0.5, 0),
        FIVE_BLOCKS(0, 5),
        TWENTY_BLOCKS(0, 20),
        HALF_AND_BLOCKS(0.5, 10);

        private final double share;
        private final int blocks;

        Missing(double share, int blocks) {
            this.share = share;
            this.blocks = blocks;
        }

        /** Page times whose rows are there. */
        DoublePredicate kept(Random random, double from) {
            double[] begun = random.doubles(blocks, from, from + LENGTH).toArray();
            return at -> random.nextDouble() >= share
                    && Arrays.stream(begun).noneMatch(start -> at >= start && at < start + BLOCK);
        }
    }

    /** @param zero the truth, page time in milliseconds */
    private record Course(TimingLog log, double[] recorded, double zero) {}

    @ParameterizedTest
    @EnumSource(Missing.class)
    void aWrongZeroIsNeverGradedA(Missing missing) {
        Random random = new Random(16);
        for (double uneven : UNEVEN) {
            // Given
            List<Course> courses = IntStream.range(0, RECORDINGS)
                    .mapToObj(i -> course(random, uneven, missing))
                    .toList();
            // When
            List<CameraClock> clocks = courses.stream()
                    .map(course -> CameraClock.fit(course.recorded(), course.log()))
                    .toList();
            // Then
            List<Boolean> wrong = IntStream.range(0, RECORDINGS)
                    .mapToObj(i ->
                            Math.abs(clocks.get(i).zeroMs() - courses.get(i).zero()) > WRONG_MS)
                    .toList();
            long trusted = clocks.stream()
                    .filter(clock -> clock.grade() == SyncGrade.A)
                    .count();
            String said = String.format(
                    Locale.ROOT,
                    "%s, uneven by %.1f ms: %d of %d graded A, %d wrong",
                    missing,
                    uneven,
                    trusted,
                    RECORDINGS,
                    wrong.stream().filter(each -> each).count());
            assertThat(IntStream.range(0, RECORDINGS)
                            .filter(i -> wrong.get(i) && clocks.get(i).grade() == SyncGrade.A))
                    .as(said)
                    .isEmpty();
            if (uneven >= 0.3) {
                assertThat(wrong).as(said).containsOnly(false);
                assertThat(trusted).as(said).isGreaterThanOrEqualTo(RECORDINGS * 8 / 10);
            }
        }
    }

    @Test
    void aRealLogWithMissingRowsKeepsItsZero() throws IOException {
        // Given
        TimingLog whole = TimingLog.parse(resource("fake-camera-log.json"));
        double[] recorded = new String(resource("fake-camera-pts.txt"), StandardCharsets.UTF_8)
                .lines()
                .mapToDouble(seconds -> 1_000 * Double.parseDouble(seconds))
                .toArray();
        double truth = CameraClock.fit(recorded, whole).zeroMs();
        Random random = new Random(5);
        for (double share : new double[] {0.05, 0.2, 0.5}) {
            for (int i = 0; i < RECORDINGS; i++) {
                List<CameraFrame> left = whole.camera().stream()
                        .filter(row -> random.nextDouble() >= share)
                        .toList();
                TimingLog log = new TimingLog(whole.recorder(), left, whole.ad(), whole.events());
                // When
                CameraClock clock = CameraClock.fit(recorded, log);
                // Then
                assertThat(Math.abs(clock.zeroMs() - truth) < 1 || clock.grade() != SyncGrade.A)
                        .as("%s of the rows missing: %s", share, clock)
                        .isTrue();
            }
        }
    }

    /** A page whose every second camera frame is told, as one does that draws at half the camera's rate. */
    @Test
    void everySecondRowIsEnough() {
        // Given
        Random random = new Random(2);
        Course course = course(random, 1, Missing.NOTHING);
        List<CameraFrame> rows = course.log().camera();
        List<CameraFrame> second = IntStream.range(0, rows.size() / 2)
                .mapToObj(i -> rows.get(2 * i))
                .toList();
        TimingLog log = new TimingLog(course.log().recorder(), second, List.of(), List.of());
        // When
        CameraClock clock = CameraClock.fit(course.recorded(), log);
        // Then
        assertThat(clock.zeroMs()).isBetween(course.zero() - 1, course.zero() + 1);
        assertThat(clock.grade()).isEqualTo(SyncGrade.A);
    }

    /** The page told nothing of the recording's first three seconds, and went on after its end. */
    @ParameterizedTest
    @EnumSource(
            value = Missing.class,
            names = {"NOTHING", "ONE_IN_FIVE"})
    void aSteadyCamerasLateLogIsNotTrusted(Missing missing) {
        // Given
        Course course = course(new Random(4), 0, missing);
        List<CameraFrame> late = course.log().camera().stream()
                .filter(row -> row.captureTime() > course.zero() + 3_000)
                .toList();
        TimingLog log = new TimingLog(course.log().recorder(), late, List.of(), List.of());
        // When
        CameraClock clock = CameraClock.fit(course.recorded(), log);
        // Then
        assertThat(clock.grade()).isEqualTo(SyncGrade.B);
    }

    /** A loose fit: capture times that waver by more than the recording's. */
    @Test
    void aResidualOverTwoMillisecondsIsNotGradedA() {
        // Given
        Random random = new Random(8);
        Course course = course(random, 6, Missing.NOTHING);
        List<CameraFrame> loose = course.log().camera().stream()
                .map(row -> new CameraFrame(row.captureTime() + 1.5 * random.nextGaussian(), row.presentationTime()))
                .toList();
        // When
        CameraClock clock =
                CameraClock.fit(course.recorded(), new TimingLog(course.log().recorder(), loose, List.of(), List.of()));
        // Then
        assertThat(clock.residualP95Ms()).isBetween(2.0, 5.0);
        assertThat(clock.grade()).isEqualTo(SyncGrade.B);
        assertThat(clock.zeroMs()).isBetween(course.zero() - 1, course.zero() + 1);
    }

    /** Rows as the page writes them, in tenths of a millisecond; the recording in a WebM's whole milliseconds. */
    private static Course course(Random random, double uneven, Missing missing) {
        double[] captured = IntStream.range(0, (int) ((LENGTH + 5_000) / PERIOD))
                .mapToDouble(i -> 1_000 + i * PERIOD + uneven * random.nextGaussian())
                .sorted()
                .toArray();
        double zero = captured[60];
        double start = zero - 17 - 245 * random.nextDouble();
        DoublePredicate kept = missing.kept(random, zero);
        List<CameraFrame> rows = new ArrayList<>();
        for (double at : captured) {
            if (kept.test(at)) {
                double told = Math.round(at * 10) / 10.0;
                rows.add(new CameraFrame(told, told + 40 + 3 * random.nextGaussian()));
            }
        }
        double[] recorded = DoubleStream.of(captured)
                .filter(at -> at >= zero && at < zero + LENGTH)
                .map(at -> Math.round(at - zero))
                .toArray();
        TimingLog log = new TimingLog(new Recorder(start, zero + LENGTH), rows, List.of(), List.of());
        return new Course(log, recorded, zero);
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = MissingCameraRowsTest.class.getResourceAsStream("/trace/" + name)) {
            return Objects.requireNonNull(in).readAllBytes();
        }
    }
}
