package io.mien.inference.onnx;

import io.mien.inference.BadModel;
import io.mien.inference.FaceReader;
import io.mien.inference.ModelCard;
import io.mien.inference.TensorSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a trial run found out, a line a fact, held against the card. */
final class OnnxFindings {
    /** A picture alone and the same one in a batch: more than this is no rounding. */
    private static final double SAME = 1e-3;

    private static final int LONGEST_REASON = 300;

    private final List<String[]> facts;
    private final List<String> wrong = new ArrayList<>();

    private OnnxFindings(List<String[]> facts) {
        this.facts = facts;
    }

    static OnnxFindings read(List<String> lines) {
        return new OnnxFindings(lines.stream().map(line -> line.split("\t")).toList());
    }

    /** @throws BadModel with everything that differs */
    void refuseOther(ModelCard card, Duration deadline) {
        facts("failed")
                .findFirst()
                .ifPresent(failed -> wrong.add("ONNX Runtime cannot load or run the file: "
                        + (failed.length > 1 ? shortened(failed[1]) : "it gave no reason")));
        input(card);
        card.outputs().forEach(promised -> output(card, promised));
        speed(deadline);
        if (!wrong.isEmpty()) {
            throw new BadModel(wrong);
        }
    }

    private static String shortened(String reason) {
        return reason.substring(0, Math.min(LONGEST_REASON, reason.length()));
    }

    private void input(ModelCard card) {
        int side = card.input().width();
        String picture = ", " + side + ", " + side + ", 3]";
        List<String[]> inputs = facts("input").toList();
        if (inputs.isEmpty()) {
            return;
        }
        boolean one = inputs.size() == 1 && card.input().name().equals(inputs.get(0)[1]);
        boolean fits = one && "UINT8".equals(inputs.get(0)[2]) && inputs.get(0)[3].equals("[-1" + picture);
        if (!fits) {
            wrong.add("The card promises one input \"%s\", UINT8 [-1%s with a free batch; the file has %s."
                    .formatted(card.input().name(), picture, words(inputs)));
        }
    }

    private void output(ModelCard card, TensorSpec promised) {
        Optional<String[]> output =
                facts("output").filter(fact -> fact[1].equals(promised.name())).findFirst();
        String shape = promised.shape().toString();
        boolean fits = output.isPresent() && "FLOAT".equals(output.get()[2]) && output.get()[3].equals(shape);
        if (!fits && facts("output").findAny().isPresent()) {
            wrong.add("The card promises an output \"%s\", FP32 %s; the file has %s."
                    .formatted(promised.name(), shape, words(facts("output").toList())));
            return;
        }
        given(promised);
    }

    private void given(TensorSpec promised) {
        List<String[]> runs =
                facts("given").filter(fact -> fact[1].equals(promised.name())).toList();
        if (runs.stream().anyMatch(run -> !Boolean.parseBoolean(run[4]))) {
            wrong.add("Output \"%s\" is not finite for a picture of noise.".formatted(promised.name()));
            return;
        }
        if (runs.size() == 2 && !same(values(runs.get(0)), values(runs.get(1)))) {
            wrong.add(
                    "Output \"%s\" of a picture changes with the pictures beside it in a batch: pictures must not mix."
                            .formatted(promised.name()));
        }
    }

    /** By the quicker of the two runs: the first one also sets things up. */
    private void speed(Duration deadline) {
        facts("took")
                .mapToDouble(run -> Double.parseDouble(run[1]) / Double.parseDouble(run[2]))
                .min()
                .ifPresent(each -> {
                    double seconds = each * FaceReader.BLOCK / 1e9;
                    if (seconds > deadline.toNanos() / 1e9) {
                        wrong.add("It would need some %.1f s for %d faces; the limit is %.1f s."
                                .formatted(seconds, FaceReader.BLOCK, deadline.toMillis() / 1_000.0));
                    }
                });
    }

    private static boolean same(double[] together, double[] alone) {
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

    private static double[] values(String[] run) {
        return Arrays.stream(run[5].replaceAll("[\\[\\] ]", "").split(","))
                .filter(word -> !word.isEmpty())
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static String words(List<String[]> tensors) {
        return String.join(
                "; ",
                tensors.stream()
                        .limit(5)
                        .map(tensor -> "\"" + tensor[1] + "\", " + ("FLOAT".equals(tensor[2]) ? "FP32" : tensor[2])
                                + " " + tensor[3])
                        .toList());
    }

    private Stream<String[]> facts(String kind) {
        return facts.stream().filter(fact -> fact[0].equals(kind));
    }
}
