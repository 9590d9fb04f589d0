package io.mien.inference;

import io.mien.inference.FaceObservation.Face;
import io.mien.inference.FaceObservation.Light;
import io.mien.media.Frame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one face through the frames of one recording: detector, mesh, alignment, facial coder in batches.
 *
 * <p>The mesh follows its own points from frame to frame; the detector runs when the mesh has lost the face and, to count
 * other faces, in every {@value #COUNT_EVERY}th frame. Not thread-safe: one reader a recording.
 */
public final class FaceReader {
    static final int COUNT_EVERY = 5;
    private static final int BATCH = 16;
    private static final double PRESENT = 0.5;

    private final FaceModels models;
    private final List<FaceObservation> observed = new ArrayList<>();
    private final List<Pending> pending = new ArrayList<>();
    private @Nullable Region follow;
    private int faces;
    private int frames;

    public FaceReader(FaceModels models) {
        this.models = models;
    }

    /** Reads a single picture. */
    public static FaceObservation still(FaceModels models, Frame frame) {
        FaceReader reader = new FaceReader(models);
        reader.take(frame);
        return reader.finish().get(0);
    }

    /** Takes the next frame; frames come in the order of their time. */
    public void take(Frame frame) {
        if (follow == null || frames % COUNT_EVERY == 0) {
            count(frame);
        }
        frames++;
        Mesh mesh = follow == null ? null : models.mesh().place(frame, follow);
        if (mesh == null || mesh.presence() < PRESENT) {
            lose(frame);
            return;
        }
        follow = mesh.next();
        pending.add(Pending.of(frame, mesh, Math.max(1, faces), models.coder().card()));
        if (pending.size() == BATCH) {
            code();
        }
    }

    /** All observations in the order of the frames. */
    public List<FaceObservation> finish() {
        code();
        observed.sort((first, second) -> Double.compare(first.atMs(), second.atMs()));
        return List.copyOf(observed);
    }

    private void count(Frame frame) {
        List<FaceBox> found = models.detector().detect(frame);
        faces = found.size();
        if (follow == null && !found.isEmpty()) {
            follow = Region.around(found.get(0));
        }
    }

    private void lose(Frame frame) {
        follow = null;
        double brightness = Luma.medianOutside(frame, new double[] {-1, -1, -1, -1});
        Light light = new Light(brightness, brightness, Double.NaN, Double.NaN);
        observed.add(new FaceObservation(frame.captureTimeMs(), 0, light, null));
    }

    private void code() {
        if (pending.isEmpty()) {
            return;
        }
        List<Expression> read =
                models.coder().read(pending.stream().map(Pending::aligned).toList());
        for (int i = 0; i < read.size(); i++) {
            observed.add(pending.get(i).with(read.get(i)));
        }
        pending.clear();
    }

    /** A face that waits for its batch. */
    private record Pending(double atMs, int faces, Light light, double[] box, Mesh mesh, byte[] aligned, int size) {

        static Pending of(Frame frame, Mesh mesh, int faces, ModelCard coder) {
            int size = coder.input().width();
            byte[] aligned = new byte[size * size * 3];
            Region.aligned(mesh.rightEye(), mesh.leftEye(), coder.requiredAlignment())
                    .sample(frame, size, aligned, 0);
            double[] box = mesh.bounds();
            int[] histogram = Luma.histogram(aligned);
            Light light = new Light(
                    Luma.medianOutside(frame, new double[] {-1, -1, -1, -1}),
                    Luma.medianOutside(frame, box),
                    Luma.quantile(histogram, 0.5),
                    Luma.quantile(histogram, 0.95) - Luma.quantile(histogram, 0.05));
            return new Pending(frame.captureTimeMs(), faces, light, fractions(box, frame), mesh, aligned, size);
        }

        FaceObservation with(Expression expression) {
            Face face = new Face(box, mesh.pose(), mesh.eyeOpenness(), Luma.sharpness(aligned, size), expression);
            return new FaceObservation(atMs, faces, light, face);
        }

        private static double[] fractions(double[] box, Frame frame) {
            return new double[] {
                box[0] / frame.width(), box[1] / frame.height(), box[2] / frame.width(), box[3] / frame.height()
            };
        }
    }
}
