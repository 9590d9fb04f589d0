package io.mien.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mien.media.TestMedia;
import io.mien.media.VideoFile;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportedClockTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "at-zero.mkv, -c:v libopenh264",
        "at-100-seconds.mkv, -c:v libopenh264 -output_ts_offset 100 -avoid_negative_ts disabled",
        "late.webm, -c:v libvpx -deadline realtime -output_ts_offset 7.3",
        "delayed.mp4, -c:v libopenh264 -output_ts_offset 1.5",
    })
    void theClockStartsWithTheFirstFrame(String name, String options) {
        // Given
        Path video = TestMedia.make(
                folder.resolve(name),
                "-f lavfi -i testsrc=size=320x180:rate=25:duration=4 -pix_fmt yuv420p " + options);
        VideoFile file = TestMedia.probed(video);
        double[] times = file.frameTimesMs();

        // When
        Viewing viewing = Viewing.ofOffset(times, 2_000, 1_000);

        // Then
        assertThat(file.duration()).isCloseTo(Duration.ofSeconds(4), Duration.ofMillis(10));
        assertThat(viewing.adTimeAt(times[24])).isNaN();
        assertThat(viewing.isPreRoll(times[24])).isTrue();
        assertThat(viewing.adTimeAt(times[51])).isCloseTo(40, within(2.0));
        assertThat(viewing.adTimeAt(times[74])).isCloseTo(960, within(2.0));
        assertThat(viewing.adTimeAt(times[76])).isNaN();
    }
}
