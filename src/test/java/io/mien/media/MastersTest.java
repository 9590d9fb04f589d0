package io.mien.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.mien.media.VideoRefused.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ads as cutting rooms and broadcasters deliver them, and what respondents get of them. */
class MastersTest {
    private static final VideoLimits MASTERS = VideoLimits.ofMasters(200_000_000, Duration.ofMinutes(5));
    private static final String PICTURE = "-f lavfi -i testsrc=size=%s:rate=%s:duration=2";
    private static final String TONE = " -f lavfi -i sine=duration=2:sample_rate=48000";

    /** Light of 203 candela per square metre and less, put into a curve and primaries. */
    private static final String GRADED = "format=gbrpf32le,zscale=tin=bt709:pin=bt709:t=linear:p=bt2020:npl=203,"
            + "zscale=tin=linear:pin=bt2020:p=bt2020:t=%s:m=bt2020nc:r=limited:npl=203,format=yuv422p10le";

    private final VideoProbe probe = new VideoProbe(TestMedia.TOOLS);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.mov | 640x360 | 25 | -c:v prores_ks -c:a pcm_s24le                                    | 640 | 360",
                "a.mov | 640x360 | 25 | -c:v prores_ks -profile:v 4444 -pix_fmt yuva444p10le -c:a pcm_s16be | 640 | 360",
                "a.mxf | 1280x720 | 25 | -c:v dnxhd -profile:v dnxhr_sq -pix_fmt yuv422p -c:a pcm_s24le   | 1280 | 720",
                "a.mov | 640x360 | 24000/1001 | -c:v dnxhd -profile:v dnxhr_444 -pix_fmt gbrp10le -c:a pcm_s24le | 640 | 360",
                "a.mpg | 720x576 | 25 | -c:v mpeg2video -b:v 6M -aspect 16:9 -c:a mp2                     | 1024 | 576",
                "a.ts  | 720x576 | 25 | -c:v mpeg2video -b:v 6M -aspect 4:3 -c:a ac3 -ac 6                | 768 | 576",
                "a.mxf | 1440x1080 | 25 | -c:v mpeg2video -b:v 25M -aspect 16:9 -c:a pcm_s16le            | 1280 | 720",
                "a.mp4 | 3840x2160 | 60 | -c:v libopenh264 -b:v 40M -c:a aac                              | 1280 | 720",
                "a.mp4 | 1080x1920 | 50 | -c:v libopenh264 -b:v 8M -c:a aac                               | 720 | 1280",
                "a.mp4 | 1280x720 | 25 | -vf noise=alls=8:allf=t -c:v libopenh264 -b:v 12M -c:a aac      | 1280 | 720",
                "a.mov | 641x361 | 25 | -c:v mpeg4 -b:v 2M -c:a alac                                      | 642 | 362",
                "a.mkv | 320x180 | 120 | -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -c:a flac         | 320 | 180"
            })
    void becomeWhatEveryBrowserPlays(String name, String size, String rate, String codecs, int width, int height)
            throws IOException {
        // Given
        Path source = TestMedia.make(
                folder.resolve("source-" + name),
                PICTURE.formatted(size, rate) + TONE + " " + codecs.strip().replaceAll(" +", " "));
        VideoFile file = probe.probe(source, MASTERS);
        assertThat(file.playsEverywhere()).isFalse();
        List<Double> told = new CopyOnWriteArrayList<>();

        // When
        VideoFile made = remade(source, file, told);

        // Then
        assertThat(made.playsEverywhere()).isTrue();
        assertThat(List.of(made.width(), made.height())).containsExactly(width, height);
        assertThat(made.length().toMillis()).isCloseTo(2000, within(100L));
        assertThat(made.framesPerSecond()).isLessThan(61);
        assertThat(made.audioCodec()).isEqualTo("aac");
        assertThat(told).isNotEmpty().isSorted().allMatch(share -> share >= 0 && share <= 1);
    }

    @ParameterizedTest
    @CsvSource({
        "smpte2084, white, 255, 255, 255",
        "smpte2084, 0x808080, 128, 128, 128",
        "smpte2084, 0xBF0000, 191, 0, 0",
        "smpte2084, 0x00BFBF, 0, 191, 191",
        "smpte2084, black, 0, 0, 0",
        "arib-std-b67, white, 255, 255, 255",
        "arib-std-b67, 0x808080, 128, 128, 128",
        "arib-std-b67, 0x0000BF, 0, 0, 191",
        "bt2020-10, white, 255, 255, 255",
        "bt2020-10, 0xBFBF00, 191, 191, 0"
    })
    void whiteStaysWhiteAndColoursStayColours(String transfer, String colour, int red, int green, int blue)
            throws IOException {
        // Given
        Path source = TestMedia.make(
                folder.resolve("graded.mov"),
                "-f lavfi -i color=c=%s:s=320x180:r=25:d=1 -vf ".formatted(colour)
                        + GRADED.formatted(transfer) + " -c:v prores_ks -color_primaries bt2020 -colorspace bt2020nc"
                        + " -color_trc " + transfer);
        VideoFile file = probe.probe(source, MASTERS);

        // When
        VideoFile made = remade(source, file, new CopyOnWriteArrayList<>());

        // Then
        for (Frame frame : List.of(poster(source, file), poster(target(), made), shown(target(), made))) {
            int middle = 3 * (frame.height() / 2 * frame.width() + frame.width() / 2);
            // A little of the 4:2:0 of two codecs, and of the knee
            assertThat(frame.pixels()[middle] & 255).isCloseTo(red, within(red == 0 ? 32 : 5));
            assertThat(frame.pixels()[middle + 1] & 255).isCloseTo(green, within(green == 0 ? 32 : 5));
            assertThat(frame.pixels()[middle + 2] & 255).isCloseTo(blue, within(blue == 0 ? 32 : 5));
        }
    }

    @Test
    void whatIsBrighterThanWhiteIsWhite() throws IOException {
        // Given: 1000 candela beside 203
        Path source = TestMedia.make(
                folder.resolve("graded.mov"),
                "-f lavfi -i color=c=white:s=320x180:r=25:d=1 -vf format=gbrpf32le,"
                        + "zscale=tin=bt709:pin=bt709:t=linear:p=bt2020:npl=1000,zscale=tin=linear:pin=bt2020:p=bt2020"
                        + ":t=smpte2084:m=bt2020nc:r=limited:npl=1000,format=yuv422p10le -c:v prores_ks"
                        + " -color_primaries bt2020 -colorspace bt2020nc -color_trc smpte2084");

        // When
        VideoFile made = remade(source, probe.probe(source, MASTERS), new CopyOnWriteArrayList<>());

        // Then
        Frame frame = shown(target(), made);
        assertThat(frame.pixels()[0] & 255).isGreaterThanOrEqualTo(252);
    }

    @ParameterizedTest
    @CsvSource({
        "-pix_fmt yuv420p -c:v mpeg2video -b:v 8M -flags +ildct+ilme, mpg",
        "-pix_fmt yuv422p10le -c:v prores_ks -flags +ildct, mov"
    })
    void interlacedPicturesShowNoComb(String codec, String ending) throws IOException {
        // Given
        Path source = TestMedia.make(
                folder.resolve("interlaced." + ending),
                "-f lavfi -i color=black:s=704x576:r=50:d=2 -f lavfi -i color=white:s=60x576:r=50:d=2"
                        + " -filter_complex overlay=x='mod(n*12\\,640)',setfield=tff,separatefields,"
                        + "select='eq(mod(n\\,4)\\,0)+eq(mod(n\\,4)\\,3)',weave=first_field=top,setfield=tff "
                        + codec);
        VideoFile file = probe.probe(source, MASTERS);
        assertThat(file.interlaced()).isTrue();
        assertThat(combed(source)).isGreaterThan(0.5);

        // When
        VideoFile made = remade(source, file, new CopyOnWriteArrayList<>());

        // Then
        assertThat(made.interlaced()).isFalse();
        assertThat(combed(target())).isLessThan(0.1);
    }

    @Test
    void twoEarsInTwoStreamsBecomeStereo() throws IOException {
        // Given
        Path source = TestMedia.make(
                folder.resolve("ears.mov"),
                PICTURE.formatted("320x180", "25")
                        + " -f lavfi -i sine=frequency=300:duration=2 -f lavfi -i sine=frequency=900:duration=2"
                        + " -map 0 -map 1 -map 2 -c:v prores_ks -c:a pcm_s24le");
        VideoFile file = probe.probe(source, MASTERS);

        // When
        remade(source, file, new CopyOnWriteArrayList<>());

        // Then
        Path sound = TestMedia.make(
                folder.resolve("sound.raw"),
                "-i " + target() + " -ss 0.5 -t 1 -map 0:a -f s16le -ac 2 -ar 48000 -c:a pcm_s16le");
        byte[] samples = Files.readAllBytes(sound);
        assertThat(crossings(samples, 0)).isCloseTo(300, within(5));
        assertThat(crossings(samples, 1)).isCloseTo(900, within(5));
    }

    @Test
    void twoLanguagesAreNotTwoEars() {
        // Given
        Path source = TestMedia.make(
                folder.resolve("languages.mov"),
                PICTURE.formatted("320x180", "25") + TONE + TONE + " -map 0 -map 1 -map 2 -metadata:s:a:0 language=eng"
                        + " -metadata:s:a:1 language=deu -c:v prores_ks -c:a pcm_s24le");

        // When / Then
        assertThat(probe.probe(source, MASTERS).streams().right()).isEmpty();
    }

    @Test
    void aDamagedMasterIsRefusedWithTheSecond() throws IOException {
        // Given
        Path source = TestMedia.make(
                folder.resolve("a.mp4"),
                "-f lavfi -i testsrc2=size=1920x1080:rate=25:duration=6 -c:v libopenh264 -b:v 8M -g 25");
        byte[] bytes = Files.readAllBytes(source);
        for (int i = bytes.length / 2; i < bytes.length / 2 + 60_000; i++) {
            bytes[i] = 0;
        }
        Files.write(source, bytes);
        VideoFile file = probe.probe(source, MASTERS);

        // When
        VideoRefused stopped = catchThrowableOfType(
                VideoRefused.class, () -> new Rendition(TestMedia.TOOLS).write(source, file, target(), share -> true));
        VideoRefused refused = catchThrowableOfType(VideoRefused.class, () -> probe.play(source, file));

        // Then
        assertThat(stopped).isNotNull();
        assertThat(refused.reason()).isEqualTo(Reason.DAMAGED);
        double second = Double.parseDouble(refused.sentence().replaceAll(".*second ([\\d.]+)\\. .*", "$1"));
        assertThat(second).isBetween(1.5, 3.5);
    }

    @Test
    void recordingsDoNotOpenWhatMastersDo() {
        // Given
        Path source = TestMedia.make(folder.resolve("a.mov"), PICTURE.formatted("320x180", "25") + " -c:v prores_ks");

        // When
        VideoRefused refused = catchThrowableOfType(VideoRefused.class, () -> probe.probe(source, TestMedia.LIMITS));

        // Then
        assertThat(refused.reason()).isEqualTo(Reason.UNSUPPORTED_CODEC);
    }

    private VideoFile remade(Path source, VideoFile file, List<Double> told) {
        new Rendition(TestMedia.TOOLS).write(source, file, target(), told::add);
        VideoFile made = probe.probe(target(), MASTERS);
        probe.play(target(), made);
        return made;
    }

    private Path target() {
        return folder.resolve("rendition.mp4");
    }

    private static Frame poster(Path video, VideoFile file) {
        return Still.of(new Poster(TestMedia.TOOLS).of(video, file, 640));
    }

    /** As a browser paints it: by the tags that the file carries. */
    private Frame shown(Path video, VideoFile file) throws IOException {
        Path raw = TestMedia.make(
                folder.resolve("shown.raw"),
                "-i " + video + " -frames:v 1 -vf scale=in_color_matrix=auto,format=rgb24 -f rawvideo");
        return new Frame(0, file.width(), file.height(), Files.readAllBytes(raw));
    }

    /** The share of lines at an edge that differ from their neighbours but not from the lines beyond those. */
    private double combed(Path video) throws IOException {
        Path raw = TestMedia.make(
                folder.resolve("lines.raw"), "-ss 1 -i " + video + " -frames:v 1 -vf format=gray -f rawvideo");
        byte[] grey = Files.readAllBytes(raw);
        int width = 704;
        int height = grey.length / width;
        long combed = IntStream.range(1, height - 2)
                .filter(y -> apart(grey, width, y, y + 1) > 8 * width && apart(grey, width, y - 1, y + 1) < width)
                .count();
        return (double) combed / height;
    }

    private static int apart(byte[] grey, int width, int one, int other) {
        return IntStream.range(0, width)
                .map(x -> Math.abs((grey[one * width + x] & 255) - (grey[other * width + x] & 255)))
                .sum();
    }

    /** How often one channel of interleaved 16-bit stereo rises through zero. */
    private static int crossings(byte[] samples, int channel) {
        int count = 0;
        for (int i = 4 + 2 * channel; i + 1 < samples.length; i += 4) {
            count += samples[i - 3] < 0 && samples[i + 1] >= 0 ? 1 : 0;
        }
        return count;
    }
}
