package io.mien.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files whose pixels are not square: a square of 120 pixels in the shown picture stays one in every path. */
class PixelShapeTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "hdv.mp4, 480x360, 4/3, -c:v libopenh264, 640, 360",
        "pal.mp4, 360x288, 16/15, -c:v libopenh264, 384, 288",
        "wide-pal.mkv, 360x288, 64/45, -c:v libopenh264, 512, 288",
        "ntsc.mp4, 360x240, 8/9, -c:v libopenh264, 360, 270",
        "wide.webm, 320x240, 2/1, -c:v libvpx-vp9 -deadline realtime, 640, 240",
        "absurd.mp4, 480x360, 100/1, -c:v libopenh264, 480, 360",
        "square.mp4, 480x360, 1/1, -c:v libopenh264, 480, 360",
    })
    void everyPathShowsSquarePixels(String name, String size, String shape, String codec, int width, int height) {
        // Given
        Path video = video(folder.resolve(name), size, shape, codec, width, height);

        // When, Then
        VideoFile file = TestMedia.probed(video);
        assertThat(file.width()).isEqualTo(width);
        assertThat(file.height()).isEqualTo(height);
        everywhere(video, file);
    }

    @ParameterizedTest
    @CsvSource({"90", "-90", "180"})
    void aTurnedPictureIsSquaredToo(int degrees) {
        // Given
        Path lying = video(folder.resolve("lying.mp4"), "480x360", "4/3", "-c:v libopenh264", 640, 360);
        Path video = TestMedia.make(
                folder.resolve("turned.mp4"), "-display_rotation " + degrees + " -i " + lying + " -c copy");

        // When, Then
        VideoFile file = TestMedia.probed(video);
        assertThat(file.width()).isEqualTo(degrees == 180 ? 640 : 360);
        assertThat(file.height()).isEqualTo(degrees == 180 ? 360 : 640);
        everywhere(video, file);
    }

    private void everywhere(Path video, VideoFile file) {
        try (FrameSource frames = FrameSource.open(TestMedia.TOOLS, video, file, Sampling.atRate(10))) {
            seen(frames.next().orElseThrow(), file);
        }
        seen(Still.of(new Poster(TestMedia.TOOLS).of(video, file, 640)), file);
        Path target = folder.resolve("rendition.mp4");
        new Rendition(TestMedia.TOOLS).write(video, file, target, share -> true);
        VideoFile rendition = TestMedia.probed(target);
        assertThat(rendition.playsEverywhere()).isTrue();
        assertThat(rendition.width()).isEqualTo(file.width());
        assertThat(rendition.height()).isEqualTo(file.height());
        if (!file.shape().isSquare()) {
            assertThat(file.playsEverywhere()).isFalse();
        }
        seen(Still.of(new Poster(TestMedia.TOOLS).of(target, rendition, 640)), rendition);
    }

    private static void seen(Frame frame, VideoFile file) {
        assertThat(frame.width()).isEqualTo(file.width());
        assertThat(frame.height()).isEqualTo(file.height());
        int row = frame.height() / 2 * frame.width();
        assertThat(IntStream.range(0, frame.width())
                        .filter(x -> isWhite(frame, row + x))
                        .count())
                .isCloseTo(120, within(4L));
        int column = frame.width() / 2;
        assertThat(IntStream.range(0, frame.height())
                        .filter(y -> isWhite(frame, y * frame.width() + column))
                        .count())
                .isCloseTo(120, within(4L));
    }

    private static boolean isWhite(Frame frame, int at) {
        return (frame.pixels()[3 * at] & 255) > 128;
    }

    /** A white square in the middle of the shown picture, on black. */
    private static Path video(Path target, String size, String shape, String codec, int width, int height) {
        return TestMedia.make(
                target,
                ("-f lavfi -i color=black:size=%dx%d:rate=10:duration=1 -vf"
                                + " drawbox=x=(iw-120)/2:y=(ih-120)/2:w=120:h=120:color=white:t=fill,scale=%s,setsar=%s"
                                + " -pix_fmt yuv420p -b:v 1M %s")
                        .formatted(width, height, size.replace('x', ':'), shape, codec));
    }
}
