package io.mien.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandstillTest {
    private static final String MOVING = "-f lavfi -i testsrc2=size=640x360:rate=30:duration=6 -vf ";
    private static final String STILL = MOVING + "loop=loop=90:size=1:start=45,trim=end_frame=180,setpts=N/30/TB";
    private static final String VP8 = "-c:v libvpx -deadline realtime -cpu-used 8 -b:v 600k";
    private static final String H264 = "-c:v libopenh264 -pix_fmt yuv420p -b:v 500k";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                VP8,
                VP8 + " -g 30",
                "-c:v libvpx -deadline realtime -cpu-used 8 -b:v 2500k",
                "-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 300k",
                H264,
                H264 + " -g 30",
                H264 + " -g 60"
            })
    void aPictureThatStandsStillForThreeSecondsRepeatsOnceItsCoderHasSharpenedIt(String coder) {
        // Given: moving until 1.5 s, still until 4.5 s, moving again
        // When
        Found found = found(STILL + " " + coder);

        // Then
        assertThat(found.between(2_700, 4_400)).containsOnly(true);
        assertThat(found.between(0, 1_500)).containsOnly(false);
        assertThat(found.between(4_700, 6_000)).containsOnly(false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // A moving picture
                "null",
                // A slow camera in a fast file
                "fps=7.5,fps=30",
                // A camera that hangs for 0.8 s
                "loop=loop=24:size=1:start=45,trim=end_frame=180,setpts=N/30/TB",
                // A still in the hand: it sways by half a pixel every tenth of a second
                "loop=loop=180:size=1:start=0,trim=end_frame=180,setpts=N/30/TB,scale=1280:720,"
                        + "crop=1120:630:2*floor(n/3):20,scale=560:314:flags=area"
            })
    void whatMovesOrHangsBrieflyRepeatsNowhere(String filter) {
        assertThat(found(MOVING + filter + " " + VP8).between(0, 6_000)).containsOnly(false);
    }

    @Test
    void aLivingFaceRepeatsNowhere() {
        // Given
        Path face = TestMedia.face("single_face.mp4");

        // Then
        for (String coder : List.of(VP8, "-c:v libvpx -deadline realtime -cpu-used 8 -b:v 60k", H264)) {
            assertThat(found("-i " + face + " -an -vf scale=640:-2 " + coder).between(0, 10_000))
                    .as(coder)
                    .containsOnly(false);
        }
    }

    @Test
    void aPhotographOfAFaceRepeatsThroughout() {
        // Given
        Path face = TestMedia.face("single_face.mp4");

        // When
        Found found = found("-i " + face
                + " -an -vf scale=640:-2,loop=loop=120:size=1:start=40,trim=start_frame=41:end_frame=160,setpts=N/30/TB "
                + VP8);

        // Then
        assertThat(found.between(1_000, 3_900)).containsOnly(true);
    }

    private record Found(List<Double> times, Standstill standstill) {
        List<Boolean> between(double from, double to) {
            return times.stream()
                    .filter(at -> at >= from && at < to)
                    .map(standstill::isRepeat)
                    .toList();
        }
    }

    private Found found(String arguments) {
        Path video = TestMedia.make(folder.resolve("recording.mkv"), arguments);
        Found found = new Found(new ArrayList<>(), new Standstill());
        try (FrameSource frames =
                FrameSource.open(TestMedia.TOOLS, video, TestMedia.probed(video), Sampling.atRate(10))) {
            for (Optional<Frame> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
                found.times().add(frame.get().captureTimeMs());
                found.standstill().take(frame.get());
            }
        }
        return found;
    }
}
