package io.mien.facialcoding;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.inference.ActivationMap;
import io.mien.inference.CodedFace;
import io.mien.inference.Emotion;
import io.mien.inference.Expression;
import io.mien.inference.FacialCoder;
import io.mien.inference.ModelCard;
import io.mien.inference.onnx.PackagedModels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The labelled clips by the models in this process: what a change of models must pass. {@code inference/labelled-clips} prints them. */
class LabelledClipsTest {
    @TempDir
    Path folder;

    @Test
    void everyEngineReadsWhatAPersonSees() throws IOException {
        // When
        LabelledClips clips = LabelledClips.read(PackagedModels.models(), folder);

        // Then
        clips.keep("in process");
        assertThat(clips.faults()).as(clips.table("in process")).isEmpty();
    }

    @Test
    void aNetworkThatTakesSmilesForTearsIsRefused() {
        // Given
        FacialCoder mistaken = new Mistaken(PackagedModels.models().coder());

        // When
        LabelledClips clips =
                LabelledClips.read(PackagedModels.models().with(mistaken), folder, List.of(Scene.SMILING, Scene.STILL));

        // Then
        assertThat(clips.faults())
                .anyMatch(fault -> fault.startsWith("FRAME finds HAPPY in 0"))
                .anyMatch(fault -> fault.startsWith("FRAME shows NEGATIVE wrongly"));
    }

    /** The product's own, with two of its answers exchanged. */
    private record Mistaken(FacialCoder right) implements FacialCoder {
        @Override
        public List<CodedFace> read(List<byte[]> faces) {
            return right.read(faces).stream()
                    .map(face -> new CodedFace(exchanged(face.expression()), face.features()))
                    .toList();
        }

        private static Expression exchanged(Expression read) {
            double[] probabilities = read.probabilities().clone();
            probabilities[Emotion.HAPPY.ordinal()] = read.of(Emotion.SAD);
            probabilities[Emotion.SAD.ordinal()] = read.of(Emotion.HAPPY);
            return new Expression(probabilities);
        }

        @Override
        public Optional<ActivationMap> map(byte[] face) {
            return right.map(face);
        }

        @Override
        public ModelCard card() {
            return right.card();
        }

        @Override
        public String runtime() {
            return right.runtime();
        }
    }
}
