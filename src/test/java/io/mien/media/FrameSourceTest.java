package io.mien.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameSourceTest {

    @TempDir
    Path folder;

    @Test
    void tenFramesASecondNearestToTheGrid() {
        // Given
        Path video = TestMedia.webm(folder, "640x480", 30, 3);

        // When
        List<Frame> frames = read(video, Sampling.atRate(10));

        // Then
        assertThat(frames).hasSize(30);
        for (int i = 0; i < frames.size(); i++) {
            assertThat(frames.get(i).captureTimeMs()).isCloseTo(i * 100.0, within(17.0));
        }
        assertThat(frames.get(0).width()).isEqualTo(640);
        assertThat(frames.get(0).height()).isEqualTo(480);
    }

    @Test
    void gapStaysAGap() {
        // Given: real frames before 1 s and after 2 s only
        Path video = TestMedia.make(
                folder.resolve("gap.webm"),
                "-f lavfi -i testsrc=size=320x240:rate=30:duration=3 -vf select='lt(t,1)+gte(t,2)' -fps_mode vfr"
                        + " -c:v libvpx -deadline realtime");

        // When
        List<Double> times = read(video, Sampling.atRate(10)).stream()
                .map(Frame::captureTimeMs)
                .toList();

        // Then
        assertThat(times).hasSizeBetween(19, 21).doesNotHaveDuplicates();
        assertThat(times).noneMatch(time -> time > 1000 && time < 1980);
    }

    @Test
    void lateStartIsKept() {
        // Given
        Path video = TestMedia.make(
                folder.resolve("late.webm"),
                "-f lavfi -i testsrc=size=320x240:rate=30:duration=1 -c:v libvpx -output_ts_offset 0.7");

        // When
        List<Frame> frames = read(video, Sampling.atRate(10));

        // Then
        assertThat(frames.get(0).captureTimeMs()).isCloseTo(700, within(1.0));
    }

    @Test
    void largePictureIsScaledDownInItsShape() {
        // Given
        Path video = TestMedia.mp4(folder, "1280x720", 0.5);

        // When
        List<Frame> frames = read(video, Sampling.atRate(5));

        // Then
        assertThat(frames).hasSizeBetween(2, 3);
        assertThat(frames.get(0).width()).isEqualTo(640);
        assertThat(frames.get(0).height()).isEqualTo(360);
    }

    @Test
    void phoneTurnedInTheMiddleKeepsItsFramesAndTheirShape() throws IOException {
        // Given: a red picture, and a red picture that stands upright
        Path lying = red("lying.webm", "640x480");
        Path upright = red("upright.webm", "480x640");
        Path list = Files.writeString(folder.resolve("parts"), "file " + lying + "\nfile " + upright + "\n");
        Path video = TestMedia.make(folder.resolve("turned.webm"), "-f concat -safe 0 -i " + list + " -c copy");

        // When
        List<Frame> frames = read(video, Sampling.atRate(10));

        // Then
        assertThat(frames).hasSizeBetween(19, 21).allMatch(frame -> frame.width() == 640 && frame.height() == 480);
        assertThat(reds(frames.get(3))).isGreaterThan(630);
        assertThat(reds(frames.get(15))).isBetween(350L, 370L);
    }

    private Path red(String name, String size) {
        return TestMedia.make(
                folder.resolve(name), "-f lavfi -i color=red:size=" + size + ":rate=10:duration=1 -c:v libvpx-vp9");
    }

    /** How many pixels of the middle row are red. */
    private static long reds(Frame frame) {
        int row = frame.height() / 2 * frame.width();
        return IntStream.range(row, row + frame.width())
                .filter(at -> (frame.pixels()[3 * at] & 255) > 200 && (frame.pixels()[3 * at + 1] & 255) < 60)
                .count();
    }

    @Test
    void slowVideoGivesEveryFrame() {
        // Given
        Path video = TestMedia.webm(folder, "320x240", 8, 2);

        // When
        List<Frame> frames = read(video, Sampling.atRate(10));

        // Then
        assertThat(frames).hasSize(16);
    }

    @Test
    void pixelsAreRedGreenBlue() {
        // Given
        Path video = TestMedia.make(
                folder.resolve("red.webm"), "-f lavfi -i color=red:size=64x64:rate=10:duration=0.5 -c:v libvpx");

        // When
        Frame frame = read(video, Sampling.atRate(10)).get(0);

        // Then
        int middle = (32 * 64 + 32) * 3;
        assertThat(frame.pixels()[middle] & 0xff).isGreaterThan(220);
        assertThat(frame.pixels()[middle + 1] & 0xff).isLessThan(30);
        assertThat(frame.pixels()[middle + 2] & 0xff).isLessThan(30);
    }

    @Test
    void closingEarlyEndsTheDecoder() {
        // Given
        Path video = TestMedia.webm(folder, "640x480", 30, 3);
        FrameSource frames = FrameSource.open(TestMedia.TOOLS, video, TestMedia.probed(video), Sampling.atRate(30));

        // When
        Optional<Frame> first = frames.next();
        frames.close();

        // Then
        assertThat(first).isPresent();
        assertThat(ProcessHandle.current()
                        .children()
                        .filter(ProcessHandle::isAlive)
                        .filter(child -> child.info().command().orElse("").endsWith("/ffmpeg")))
                .isEmpty();
    }

    private List<Frame> read(Path video, Sampling sampling) {
        List<Frame> read = new ArrayList<>();
        try (FrameSource frames = FrameSource.open(TestMedia.TOOLS, video, TestMedia.probed(video), sampling)) {
            for (Optional<Frame> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
                read.add(frame.get());
            }
        }
        return read;
    }
}
