package io.mien.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Length, frames and poster are what a player shows; the lengths here are those that Chromium gives for the same files. */
class TimelineTest {
    private static final VideoLimits ADS = VideoLimits.ofAds(10_000_000, Duration.ofMinutes(2));

    private final VideoProbe probe = new VideoProbe(TestMedia.TOOLS);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        // Cut without coding anew: the file holds what came before, an edit list hides it
        "cut.mp4, -ss 1.32 -i WHOLE -c copy, 2680, 67, true",
        "cut-at-both-ends.mp4, -ss 1.32 -i WHOLE -t 1 -c copy, 1000, 27, true",
        "cut-at-a-key-frame.mp4, -ss 2 -i WHOLE -c copy, 2000, 50, true",
        "late-picture.mp4, -itsoffset 0.7 -i WHOLE -i WHOLE -map 0:v -map 1:a -c copy, 4700, 100, false",
        "late-sound.mp4, -i WHOLE -itsoffset 0.7 -i WHOLE -map 0:v -map 1:a -c copy, 4700, 100, false",
        "long-sound.mp4, -t 1 -i WHOLE -i WHOLE -map 0:v -map 1:a -c copy, 4000, 27, false",
        "short-sound.mp4, -i WHOLE -t 1 -i WHOLE -map 0:v -map 1:a -c copy, 4000, 100, true",
        "late.mkv, -i WHOLE -c copy -output_ts_offset 100 -avoid_negative_ts disabled, 4000, 100, false",
    })
    void lengthIsWhatPlayersPlay(String name, String arguments, long lengthMs, long frames, boolean asItIs) {
        // Given
        Path video = TestMedia.make(
                folder.resolve(name), arguments.replace("WHOLE", whole(25).toString()));
        Path rendition = folder.resolve("rendition.mp4");

        // When
        VideoFile file = probe.probe(video, ADS);
        new Rendition(TestMedia.TOOLS).write(video, file, rendition, share -> true);
        VideoFile remade = probe.probe(rendition, ADS);

        // Then
        assertThat(file.length().toMillis()).isCloseTo(lengthMs, within(45L));
        assertThat(file.frames()).isCloseTo(frames, within(2L));
        assertThat(file.playsEverywhere()).isEqualTo(asItIs);
        assertThat(times(video, file)).hasSize((int) file.frames());
        assertThat(remade.playsEverywhere()).isTrue();
        assertThat(remade.length().toMillis()).isCloseTo(lengthMs, within(60L));
        assertThat(remade.frameTimesMs()[0]).isZero();
    }

    /** Red for two seconds, then blue; the only key frame is the first. */
    @Test
    void whatAnEditListHidesIsNeitherPosterNorFrame() {
        // Given
        Path whole = TestMedia.make(
                folder.resolve("colours.mp4"),
                "-f lavfi -i color=red:size=320x180:rate=25:duration=2 -f lavfi -i color=blue:size=320x180:rate=25:duration=2"
                        + " -filter_complex concat=n=2:v=1 -c:v libopenh264 -g 1000 -pix_fmt yuv420p");
        Path video = TestMedia.make(folder.resolve("blue.mp4"), "-ss 2.2 -i " + whole + " -c copy");

        // When
        VideoFile file = probe.probe(video, ADS);
        Frame poster = Still.of(new Poster(TestMedia.TOOLS).of(video, file, 320));
        List<Double> times = times(video, file);

        // Then
        assertThat(file.frames()).isEqualTo(45);
        assertThat(isBlue(poster)).isTrue();
        assertThat(times).hasSize(45).startsWith(0.0);
    }

    private Path whole(int keyFrames) {
        return TestMedia.make(
                folder.resolve("whole.mp4"),
                "-f lavfi -i testsrc=size=320x180:rate=25:duration=4 -f lavfi -i sine=duration=4 -c:v libopenh264 -g "
                        + keyFrames + " -pix_fmt yuv420p -c:a aac");
    }

    private static boolean isBlue(Frame frame) {
        int middle = 3 * (frame.height() / 2 * frame.width() + frame.width() / 2);
        return (frame.pixels()[middle] & 255) < 60 && (frame.pixels()[middle + 2] & 255) > 200;
    }

    private static List<Double> times(Path video, VideoFile file) {
        List<Double> times = new ArrayList<>();
        try (FrameSource frames = FrameSource.open(TestMedia.TOOLS, video, file, Sampling.atRate(60))) {
            for (Optional<Frame> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
                times.add(frame.get().captureTimeMs());
            }
        }
        return times;
    }
}
