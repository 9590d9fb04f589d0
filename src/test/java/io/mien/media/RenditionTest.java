package io.mien.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenditionTest {

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
        new Rendition(TestMedia.TOOLS).write(source, TestMedia.probed(source), target);

        // Then
        VideoFile rendition = TestMedia.probed(target);
        assertThat(rendition.playsEverywhere()).isTrue();
        assertThat(rendition.audioCodec()).isEqualTo("aac");
        assertThat(rendition.duration()).isBetween(Duration.ofMillis(1900), Duration.ofMillis(2100));
    }

    @Test
    void remuxGivesADurationAndKeepsTheTimes() {
        // Given
        Path source = TestMedia.make(
                folder.resolve("live.webm"),
                "-f lavfi -i testsrc=size=320x240:rate=30:duration=2 -c:v libvpx -deadline realtime -live 1"
                        + " -output_ts_offset 0.25");
        Path target = folder.resolve("remuxed.webm");
        VideoFile before = TestMedia.probed(source);

        // When
        new Remux(TestMedia.TOOLS).copy(source, before, target);

        // Then
        VideoFile after = TestMedia.probed(target);
        assertThat(after.frames()).isEqualTo(before.frames());
        assertThat(after.startMs()).isEqualTo(before.startMs()).isEqualTo(250);
        assertThat(after.duration()).isBetween(Duration.ofMillis(1960), Duration.ofMillis(2040));
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
}
