package io.mien.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenditionTest {
    /** Identifiers of the elements in which Matroska keeps its index and its length. */
    private static final byte[] CUES = {0x1C, 0x53, (byte) 0xBB, 0x6B};

    private static final byte[] DURATION = {0x44, (byte) 0x89, (byte) 0x88};

    @TempDir
    Path folder;

    @Test
    void webmBecomesAnMp4ThatPlaysEverywhere() {
        // Given
        Path source = TestMedia.make(
                folder.resolve("ad.webm"),
                "-f lavfi -i testsrc=size=641x361:rate=25:duration=2 -f lavfi -i sine=duration=2"
                        + " -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -pix_fmt yuv420p -c:a libopus");
        Path target = folder.resolve("ad.mp4");

        // When
        new Rendition(TestMedia.TOOLS).write(source, TestMedia.probed(source), target, share -> true);

        // Then
        VideoFile rendition = TestMedia.probed(target);
        assertThat(rendition.playsEverywhere()).isTrue();
        assertThat(rendition.audioCodec()).isEqualTo("aac");
        assertThat(rendition.duration()).isBetween(Duration.ofMillis(1900), Duration.ofMillis(2100));
    }

    @Test
    void aCopyThatNobodyWantsAnyMoreIsGivenUp() {
        // Given
        Path source = TestMedia.make(
                folder.resolve("long.mp4"),
                "-f lavfi -i testsrc2=size=1920x1080:rate=25:duration=20 -c:v libopenh264 -b:v 4M");
        List<Double> heard = new ArrayList<>();

        // When
        boolean made = new Rendition(TestMedia.TOOLS)
                .write(source, TestMedia.probed(source), folder.resolve("ad.mp4"), share -> !heard.add(share));

        // Then
        assertThat(made).isFalse();
        assertThat(heard).isNotEmpty().allMatch(share -> share < 1);
    }

    /** As MediaRecorder writes it: live, so without duration and index, starting late, with frames missing. */
    @ParameterizedTest
    @CsvSource({"live.webm,libvpx -deadline realtime,webm", "live.mkv,libopenh264,matroska"})
    void remuxGivesADurationAndAnIndexAndKeepsEveryTime(String name, String codec, String container)
            throws IOException {
        // Given
        Path source = TestMedia.make(
                folder.resolve(name),
                "-f lavfi -i testsrc=size=320x240:rate=30:duration=4 -vf select='not(between(n,40,52))' -fps_mode vfr"
                        + " -g 30 -c:v " + codec + " -live 1 -output_ts_offset 0.25");
        assertThat(Files.readAllBytes(source))
                .asString(ISO_8859_1)
                .doesNotContain(new String(CUES, ISO_8859_1), new String(DURATION, ISO_8859_1));
        VideoFile before = TestMedia.probed(source);
        Path target = folder.resolve("remuxed");

        // When
        new Remux(TestMedia.TOOLS).copy(source, before, target);

        // Then
        assertThat(Files.readAllBytes(target)).containsSequence(CUES).containsSequence(DURATION);
        VideoFile after = TestMedia.probed(target);
        assertThat(after.container()).isEqualTo(container);
        assertThat(after.duration()).isBetween(Duration.ofMillis(3960), Duration.ofMillis(4040));
        assertThat(times(target, after)).hasSize(107).startsWith(250.0).isEqualTo(times(source, before));
    }

    @Test
    void posterIsAJpegOfTheAskedWidth() {
        // Given
        Path source = TestMedia.mp4(folder, "640x360", 2);

        // When
        byte[] poster = new Poster(TestMedia.TOOLS).of(source, TestMedia.probed(source), 320);

        // Then
        Frame picture = Still.of(poster);
        assertThat(picture.width()).isEqualTo(320);
        assertThat(picture.height()).isEqualTo(180);
    }

    @Test
    void stillRefusesWhatIsNoJpeg() {
        assertThatThrownBy(() -> Still.of("hello".getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                .isInstanceOf(VideoRefused.class)
                .hasMessage("This is not a JPEG picture we can read.");
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
