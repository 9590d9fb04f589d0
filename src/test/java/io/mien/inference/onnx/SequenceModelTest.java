package io.mien.inference.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mien.inference.Expression;
import io.mien.inference.FaceFeatures;
import io.mien.inference.FaceModels;
import io.mien.inference.FaceObservation;
import io.mien.inference.FaceReader;
import io.mien.inference.Model;
import io.mien.inference.SequenceCoder;
import io.mien.inference.SequenceStep;
import io.mien.inference.StandInModels;
import io.mien.inference.StandIns;
import io.mien.media.Frame;
import io.mien.media.FrameSource;
import io.mien.media.Sampling;
import io.mien.media.TestMedia;
import io.mien.media.VideoFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stand-in networks through ONNX Runtime: windows, masks and the way from frames to both readings. */
class SequenceModelTest {
    private static final int WIDTH = 16;

    private final SequenceCoder coder = StandInModels.sequence(open("stand_in_sequence"));
    private final Random random = new Random(7);

    @TempDir
    Path folder;

    @Test
    void whatIsReadDoesNotDependOnWhatALostStepHolds() {
        // Given
        List<SequenceStep> steps = steps(9);
        List<SequenceStep> lost = new ArrayList<>(steps);
        lost.set(4, new SequenceStep(0.1, null));

        // When
        List<Expression> with = coder.read(steps);
        List<Expression> without = coder.read(lost);

        // Then
        assertThat(with.get(4).probabilities()).isNotEqualTo(without.get(4).probabilities());
        assertThat(with.get(0).probabilities()).containsExactly(without.get(0).probabilities(), within(1e-6));
    }

    @Test
    void windowsGiveWhatOnePassOverTheWholeSequenceGives() {
        // Given
        List<SequenceStep> steps = steps(40);

        // When
        List<Expression> whole = coder.read(steps);
        List<Expression> inWindows = StandInModels.inWindows(coder, steps);

        // Then
        for (int step = 0; step < steps.size(); step++) {
            assertThat(inWindows.get(step).probabilities())
                    .as("step %d", step)
                    .containsExactly(whole.get(step).probabilities(), within(1e-5));
        }
    }

    @Test
    void everyFrameWithAFaceIsReadTwiceAndALostOneNotAtAll() {
        // Given
        FaceModels models = new FaceModels(
                PackagedModels.models().detector(),
                PackagedModels.models().mesh(),
                PackagedModels.models().landmarker(),
                StandInModels.coder(open("stand_in_coder")),
                coder);
        Path clip = TestMedia.make(
                folder.resolve("leaves.webm"),
                "-i " + TestMedia.face("face_noface.mov")
                        + " -an -vf scale=480:-2 -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 1M");
        VideoFile file = TestMedia.probed(clip);
        FaceReader reader = new FaceReader(models);

        // When
        try (FrameSource frames = FrameSource.open(TestMedia.TOOLS, clip, file, Sampling.atRate(10))) {
            for (Optional<Frame> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
                reader.take(frame.get());
            }
        }
        List<FaceObservation> observations = reader.finish();

        // Then
        assertThat(observations).hasSizeGreaterThan(40);
        assertThat(observations.stream().filter(each -> each.seen().isPresent()))
                .isNotEmpty()
                .allSatisfy(
                        each -> assertThat(each.seen().orElseThrow().overTime()).isNotNull());
        assertThat(observations.stream().filter(each -> each.seen().isEmpty())).isNotEmpty();
    }

    private List<SequenceStep> steps(int length) {
        List<SequenceStep> steps = new ArrayList<>();
        for (int step = 0; step < length; step++) {
            float[] features = new float[WIDTH];
            for (int i = 0; i < WIDTH; i++) {
                features[i] = (float) random.nextGaussian();
            }
            steps.add(new SequenceStep(step == 0 ? 0 : 0.1, new FaceFeatures(features)));
        }
        return steps;
    }

    private static Model open(String name) {
        return OnnxModel.open(StandIns.card(name), StandIns.fileOf(name));
    }
}
