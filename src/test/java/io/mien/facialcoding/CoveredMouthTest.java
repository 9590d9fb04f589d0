package io.mien.facialcoding;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.inference.FaceObservation;
import io.mien.media.Frame;
import io.mien.media.TestMedia;
import io.mien.trace.Measure;
import io.mien.trace.TraceSamples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Covered mouths on real people. One of the four clips has a real cover: a hand before the mouth from 3.0 to 5.6 s, beside it until
 * 9.4 s, and away for good from 9.6 s on. Before two people's faces masks, hands and a cup are drawn from half of the clip on. The
 * share of the usual sureness was chosen on others, the bound for a mask that is there throughout on these too.
 */
class CoveredMouthTest {
    @TempDir
    static Path folder;

    private static final int AD_MS = 1_800;
    private static final List<Measure> READ_FROM_THE_MOUTH =
            List.of(Measure.HAPPY, Measure.NEGATIVE, Measure.VALENCE, Measure.NEUTRAL, Measure.EXPRESSIVENESS);

    @Test
    void aRealHandBeforeTheMouthIsMarked() {
        // When
        TraceSamples tenths = ReadClips.engines(TestMedia.face("WolfgangLanger_Pexels.mp4"), 19_000)
                .get(0)
                .traces()
                .perTenth();

        // Then
        System.out.printf(
                "Real hand: %d of 26 tenths found; %d of 24 before it and %d of 94 after it called covered%n",
                covered(tenths, 30, 56), covered(tenths, 0, 24), covered(tenths, 96, 190));
        assertThat(covered(tenths, 30, 56)).isGreaterThanOrEqualTo(24);
        assertThat(covered(tenths, 0, 24)).isZero();
        assertThat(covered(tenths, 96, 190)).isZero();
        assertThat(IntStream.range(30, 56).filter(bin -> tenths.at(Measure.MOUTH_COVERED, bin) == 1))
                .allSatisfy(
                        bin -> assertThat(READ_FROM_THE_MOUTH).allSatisfy(measure -> assertThat(tenths.at(measure, bin))
                                .isNaN()));
        assertThat(IntStream.range(100, 180).filter(bin -> tenths.at(Measure.HAPPY, bin) > 0.5))
                .as("tenths with the laugh")
                .hasSize(80);
    }

    /** Put on in the middle and taken off again. Skin before skin is the hardest: hands are told on one of the two clips only. */
    @ParameterizedTest
    @EnumSource(DrawnCover.class)
    void aDrawnCoverIsMarkedAndWhatLeavesTheMouthFreeIsNot(DrawnCover cover) {
        List<String> clips = cover.isCovering() && !cover.isCloth()
                ? List.of("single_face.mp4")
                : List.of("single_face.mp4", "1001_DFA_HAP_XX.flv");
        for (String clip : clips) {
            // When
            TraceSamples tenths = read(clip, cover, at -> at >= 900 && at < 1_500);

            // Then
            System.out.printf("%s on %s: %d of 5 tenths%n", cover, clip, covered(tenths, 10, 15));
            assertThat(covered(tenths, 0, 8)).as(clip).isZero();
            if (cover.isCovering()) {
                assertThat(covered(tenths, 10, 15)).as(clip).isGreaterThanOrEqualTo(cover.isCloth() ? 4 : 3);
            } else {
                assertThat(covered(tenths, 8, 18)).as(clip).isZero();
            }
            assertThat(IntStream.range(0, 18)).allSatisfy(bin -> {
                boolean marked = tenths.at(Measure.MOUTH_COVERED, bin) > 0;
                assertThat(Double.isNaN(tenths.at(Measure.HAPPY, bin)))
                        .as("%s %d", clip, bin)
                        .isEqualTo(marked);
            });
        }
    }

    /** The mesh makes itself at home on a mask that is always there: on one of the two clips some of its frames pass for free ones. */
    @ParameterizedTest
    @EnumSource(names = {"MASK_BLUE", "MASK_WHITE", "MASK_BLACK"})
    void whoWearsAMaskThroughoutIsMarkedThroughout(DrawnCover cover) {
        for (String clip : List.of("single_face.mp4", "1001_DFA_HAP_XX.flv")) {
            TraceSamples tenths = read(clip, cover, at -> true);
            System.out.printf("%s throughout on %s: %d of 18 tenths%n", cover, clip, covered(tenths, 0, 18));
            assertThat(covered(tenths, 0, 18))
                    .as(clip)
                    .isGreaterThanOrEqualTo(clip.equals("single_face.mp4") ? 16 : 12);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"single_face.mp4", "face_noface.mov", "1001_DFA_HAP_XX.flv", "1001_DFA_NEU_XX.flv"})
    void nobodyIsCoveredWhereNothingIsDrawn(String clip) {
        TraceSamples tenths =
                ReadClips.changed(clip(clip), AD_MS, frame -> frame).traces().perTenth();
        assertThat(covered(tenths, 0, 18)).isZero();
    }

    private static long covered(TraceSamples tenths, int from, int to) {
        return IntStream.range(from, to)
                .filter(bin -> tenths.at(Measure.MOUTH_COVERED, bin) == 1)
                .count();
    }

    /** In a container that the product takes. */
    private Path clip(String name) {
        Path clip = folder.resolve(name + ".webm");
        return Files.exists(clip)
                ? clip
                : TestMedia.make(
                        clip,
                        "-i " + TestMedia.face(name) + " -an -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 2M");
    }

    private TraceSamples read(String clip, DrawnCover cover, DoublePredicate when) {
        Path video = clip(clip);
        Map<Double, double[]> boxes = ReadClips.frames(video).stream()
                .filter(one -> one.face() != null)
                .collect(Collectors.toMap(
                        FaceObservation::atMs, one -> one.seen().orElseThrow().box()));
        Function<Frame, Frame> draw = frame -> {
            double at = frame.captureTimeMs();
            return when.test(at) && boxes.containsKey(at) ? cover.before(frame, boxes.get(at)) : frame;
        };
        return ReadClips.changed(video, AD_MS, draw).traces().perTenth();
    }
}
