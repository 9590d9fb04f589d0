package io.mien.inference;

import io.mien.media.Frame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Future;

/**
 * Reads one face through the frames of one recording: detector, mesh, alignment, facial coder in batches.
 *
 * <p>Frames are read in blocks of {@value #BLOCK}. The detector looks at the first frame of a block, so that a second face
 * is noticed within a second, and wherever the mesh has lost the face; between, the mesh follows its own points. Blocks know
 * nothing of each other: they are read on all cores while the decoder goes ahead, and the result is the same on any number
 * of them. Where there is a sequence coder, it reads the faces' features over time as the blocks come in. Not thread-safe:
 * one reader per recording.
 */
public final class FaceReader {
    /** Faces that the facial coder reads at once, at most. */
    public static final int BLOCK = 10;

    private final FaceModels models;
    private final Observations observed;
    private final Queue<Future<List<FaceBlock.Read>>> reading = new ArrayDeque<>();
    private List<Frame> block = new ArrayList<>(BLOCK);

    public FaceReader(FaceModels models) {
        this.models = models;
        this.observed = new Observations(models.sequenceCoder());
    }

    /** Reads a single picture. */
    public static FaceObservation still(FaceModels models, Frame frame) {
        return new FaceBlock(models).read(List.of(frame)).get(0).observation();
    }

    /** The square in which the facial coder sees the face of a single picture; empty when there is none. */
    public static Optional<Region> region(FaceModels models, Frame frame) {
        return new FaceBlock(models).faceIn(frame);
    }

    /** Takes the next frame; frames come in the order of their time. Waits while all cores are behind. */
    public void take(Frame frame) {
        block.add(frame);
        if (block.size() == BLOCK) {
            submit();
        }
    }

    /** All observations in the order of the frames. */
    public List<FaceObservation> finish() {
        if (!block.isEmpty()) {
            submit();
        }
        while (!reading.isEmpty()) {
            observed.add(FaceThreads.result(reading.remove()));
        }
        return observed.finish();
    }

    private void submit() {
        List<Frame> full = block;
        block = new ArrayList<>(BLOCK);
        reading.add(FaceThreads.submit(() -> new FaceBlock(models).read(full)));
        if (reading.size() > FaceThreads.AHEAD) {
            observed.add(FaceThreads.result(reading.remove()));
        }
    }
}
