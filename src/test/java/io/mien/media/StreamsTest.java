package io.mien.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mien.media.VideoRefused.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that hold more than a picture and its sound. */
class StreamsTest {
    private static final VideoLimits ADS = VideoLimits.ofAds(10_000_000, Duration.ofMinutes(2));

    private final VideoProbe probe = new VideoProbe(TestMedia.TOOLS);

    @TempDir
    Path folder;

    private Path plain;

    @BeforeEach
    void make() throws IOException {
        plain = TestMedia.mp4(folder, "320x180", 1);
        TestMedia.make(folder.resolve("cover.jpg"), "-f lavfi -i color=red:size=300x300:duration=1 -frames:v 1");
        TestMedia.make(folder.resolve("cover.png"), "-f lavfi -i color=red:size=300x300:duration=1 -frames:v 1");
        Files.writeString(folder.resolve("text.srt"), "1\n00:00:00,000 --> 00:00:00,800\nHello\n");
    }

    @ParameterizedTest
    @CsvSource({
        "cover.mp4, -i PLAIN -i IN/cover.jpg -map 0 -map 1 -c copy -disposition:v:1 attached_pic",
        "cover-png.mp4, -i PLAIN -i IN/cover.png -map 0 -map 1 -c copy -disposition:v:1 attached_pic",
        "cover-in-front.mp4, -i IN/cover.jpg -i PLAIN -map 0 -map 1 -c copy -disposition:v:0 default",
        "text.mp4, -i PLAIN -i IN/text.srt -map 0 -map 1 -c copy -c:s mov_text",
        "data.mp4, -i PLAIN -c copy -timecode 01:00:00:00",
        "foreign-sound.mp4, -i PLAIN -map 0:v -map 0:a -map 0:a -c copy -c:a:0 ac3",
    })
    void anAdIsItsPictureAndItsSound(String name, String arguments) {
        // Given
        Path video = make(name, arguments);

        // When
        VideoFile file = probe.probe(video, ADS);

        // Then
        assertThat(file.codec()).isEqualTo("h264");
        assertThat(file.audioCodec()).isEqualTo("aac");
        assertThat(file.playsEverywhere()).isTrue();
        assertThat(file.frames()).isEqualTo(25);
        Frame poster = Still.of(new Poster(TestMedia.TOOLS).of(video, file, 640));
        assertThat(poster.width()).isEqualTo(320);
        assertThat(poster.height()).isEqualTo(180);
    }

    @ParameterizedTest
    @CsvSource({
        "text.mkv, -i PLAIN -i IN/text.srt -map 0 -map 1 -c copy",
        "styled.mkv, -i PLAIN -i IN/text.srt -i IN/text.srt -map 0 -map 1 -map 2 -c copy -c:s:0 ass -c:s:1 webvtt",
        "attached.mkv, -i PLAIN -map 0 -c copy -attach IN/cover.jpg -metadata:s:t mimetype=image/jpeg",
        "timed.mov, -i PLAIN -c copy -timecode 01:00:00:00",
        "raw-sound.mov, -i PLAIN -c:v copy -c:a pcm_s16le",
    })
    void aRecordingIsItsPicture(String name, String arguments) {
        // Given
        Path video = make(name, arguments);

        // When
        VideoFile file = TestMedia.probed(video);

        // Then
        assertThat(file.codec()).isEqualTo("h264");
        try (FrameSource frames = FrameSource.open(TestMedia.TOOLS, video, file, Sampling.atRate(10))) {
            assertThat(frames.next())
                    .hasValueSatisfying(frame -> assertThat(frame.width()).isEqualTo(320));
        }
        Path copy = folder.resolve("copy");
        new Remux(TestMedia.TOOLS).copy(video, file, copy);
        assertThat(TestMedia.probed(copy).frames()).isEqualTo(25);
    }

    /** One browser would show the first picture, another the default: the copy holds one. */
    @Test
    void theDefaultOfTwoPicturesIsTakenEverywhere() {
        // Given
        Path video = make(
                "two.mp4",
                "-f lavfi -i color=red:size=640x360:rate=25:duration=1 -i PLAIN -map 0 -map 1 -map 1:a"
                        + " -c:v:0 libopenh264 -c:v:1 copy -c:a copy -disposition:v:0 0 -disposition:v:1 default");
        VideoFile file = probe.probe(video, ADS);
        Path target = folder.resolve("rendition.mp4");

        // When
        new Rendition(TestMedia.TOOLS).write(video, file, target, share -> true);

        // Then
        assertThat(file.streams()).isEqualTo(new Streams(1, OptionalInt.of(2), OptionalInt.empty(), 2));
        assertThat(file.width()).isEqualTo(320);
        assertThat(file.playsEverywhere()).isFalse();
        assertThat(Still.of(new Poster(TestMedia.TOOLS).of(video, file, 640)).width())
                .isEqualTo(320);
        VideoFile rendition = probe.probe(target, ADS);
        assertThat(rendition.width()).isEqualTo(320);
        assertThat(rendition.playsEverywhere()).isTrue();
    }

    @Test
    void anAdWhoseOnlySoundCannotBeReadIsRefused() {
        Path video = make("foreign.mp4", "-i PLAIN -c:v copy -c:a ac3");

        assertThat(refusalOf(video)).isEqualTo(Reason.UNSUPPORTED_CODEC);
    }

    @Test
    void aCoverWithSoundIsNoVideo() {
        Path video = make("song.mp4", "-i PLAIN -i IN/cover.jpg -map 0:a -map 1 -c copy -disposition:v:0 attached_pic");

        assertThat(refusalOf(video)).isEqualTo(Reason.NO_VIDEO_STREAM);
    }

    /** The name of a language may hold line breaks and bars, of which ffprobe's plainer forms are made. */
    @Test
    void noTagOfAFilePassesForAStream() {
        // Given
        String forged = "a\nstream|index=0|codec_type=video|codec_name=vp8|width=9|height=9|disposition:default=1|x=";
        Path video =
                make("forged.mkv", "-i PLAIN -map 0 -c copy -disposition:v:0 0 -metadata:s:v:0 language=" + forged);

        // When
        VideoFile file = probe.probe(video, ADS);

        // Then
        assertThat(file.codec()).isEqualTo("h264");
        assertThat(file.width()).isEqualTo(320);
        assertThat(file.streams().rivals()).isZero();
    }

    private Path make(String name, String arguments) {
        return TestMedia.make(
                folder.resolve(name),
                arguments.replace("PLAIN", plain.toString()).replace("IN", folder.toString()));
    }

    private Reason refusalOf(Path video) {
        return catchThrowableOfType(VideoRefused.class, () -> probe.probe(video, ADS))
                .reason();
    }
}
