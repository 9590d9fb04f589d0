package io.mien.inference.onnx;

import io.mien.inference.BadModel;
import io.mien.inference.ModelCard;
import io.mien.inference.Tensor;
import io.mien.inference.TensorSpec;
import io.mien.inference.onnx.ForeignSession.Broken;
import io.mien.inference.onnx.ForeignSession.Late;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** Loads a stranger's network for the first time and runs it on noise, in a child process that is the end of it. */
final class OnnxTrial {
    /** A network that needs this long for four pictures would need hours for a recording. */
    private static final Duration MAX = Duration.ofSeconds(60);

    private static final int BATCH = 3;
    private static final long SEED = 7;

    private OnnxTrial() {}

    /** @throws BadModel with everything in which the file is not what its card says */
    static void run(ForeignCell cell, ModelCard card, byte[] file, OnnxStructure structure, Duration deadline) {
        try (ForeignSession session = ForeignSession.open(cell, file, MAX)) {
            structure.refuseOther(session.loaded());
            OnnxFindings findings = new OnnxFindings(card, session.loaded());
            if (session.loaded().takes(card)) {
                tryOut(session, card, findings);
            }
            findings.refuse(deadline);
        } catch (Broken broken) {
            throw new BadModel("ONNX Runtime cannot load or run the file: " + broken.reason(), broken);
        } catch (Late late) {
            throw new BadModel(
                    "A trial run with four pictures did not end: the network wants more than " + MAX.toSeconds()
                            + " s.",
                    late);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A batch of noise, then its first picture alone: both must give the same for it. */
    private static void tryOut(ForeignSession session, ModelCard card, OnnxFindings findings) throws Late, Broken {
        int side = card.input().width();
        byte[] noise = new byte[BATCH * side * side * 3];
        new Random(SEED).nextBytes(noise);
        Set<String> wanted = card.outputs().stream()
                .filter(session.loaded()::gives)
                .map(TensorSpec::name)
                .collect(Collectors.toSet());
        for (int count : new int[] {BATCH, 1}) {
            byte[] pixels = Arrays.copyOf(noise, count * side * side * 3);
            Tensor.Bytes pictures = new Tensor.Bytes(pixels, count, side, side, 3);
            findings.add(count, session.run(card.input().name(), pictures, wanted, MAX));
        }
    }
}
