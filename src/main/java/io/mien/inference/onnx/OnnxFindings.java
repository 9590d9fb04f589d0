package io.mien.inference.onnx;

import io.mien.inference.BadModel;
import io.mien.inference.FaceReader;
import io.mien.inference.ModelCard;
import io.mien.inference.TensorSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What a trial run found out, held against the card. */
final class OnnxFindings {
    /** A picture alone and the same one in a batch: more than this is no rounding. */
    private static final double SAME = 1e-3;

    private final ModelCard card;
    private final LoadedNetwork loaded;
    private final List<Run> runs = new ArrayList<>();
    private final List<String> wrong = new ArrayList<>();

    private record Run(int pictures, ForeignReply reply) {}

    OnnxFindings(ModelCard card, LoadedNetwork loaded) {
        this.card = card;
        this.loaded = loaded;
    }

    void add(int pictures, ForeignReply reply) {
        runs.add(new Run(pictures, reply));
    }

    /** @throws BadModel with everything that differs */
    void refuse(Duration deadline) {
        wrong.addAll(loaded.differences(card));
        card.outputs().stream().filter(loaded::gives).forEach(this::given);
        speed(deadline);
        if (!wrong.isEmpty()) {
            throw new BadModel(wrong);
        }
    }

    private void given(TensorSpec promised) {
        String name = promised.name();
        for (Run run : runs) {
            ForeignReply.Output output = run.reply.outputs().get(name);
            if (output == null || !OutputShapes.keeps(card, name, output.shape(), run.pictures)) {
                wrong.add("Output \"%s\" of a run has another shape than the card promises.".formatted(name));
                return;
            }
            if (!output.isFinite()) {
                wrong.add("Output \"%s\" is not finite for a picture of noise.".formatted(name));
                return;
            }
        }
        if (runs.size() == 2 && !same(first(name, runs.get(0)), first(name, runs.get(1)))) {
            wrong.add(
                    "Output \"%s\" of a picture changes with the pictures beside it in a batch: pictures must not mix."
                            .formatted(name));
        }
    }

    /** By the quicker of the two runs: the first one also sets things up. */
    private void speed(Duration deadline) {
        runs.stream()
                .mapToDouble(run -> (double) run.reply.nanos() / run.pictures)
                .min()
                .ifPresent(each -> {
                    double seconds = each * FaceReader.BLOCK / 1e9;
                    if (seconds > deadline.toNanos() / 1e9) {
                        wrong.add("It would need some %.1f s for %d faces; the limit is %.1f s."
                                .formatted(seconds, FaceReader.BLOCK, deadline.toMillis() / 1_000.0));
                    }
                });
    }

    /** What the run gave for its first picture. */
    private static float[] first(String name, Run run) {
        float[] values = run.reply.outputs().get(name).values();
        return Arrays.copyOf(values, values.length / run.pictures);
    }

    private static boolean same(float[] together, float[] alone) {
        if (together.length != alone.length) {
            return false;
        }
        for (int i = 0; i < alone.length; i++) {
            if (Math.abs(together[i] - alone[i]) > SAME * Math.max(1, Math.abs(alone[i]))) {
                return false;
            }
        }
        return true;
    }
}
