package io.mien.inference;

import io.mien.inference.FaceObservation.Face;
import io.mien.inference.FaceObservation.Light;
import io.mien.media.Frame;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Follows one face through some consecutive frames and reads its expressions as one batch. */
final class FaceBlock {
    private static final double PRESENT = 0.5;
    /** Smaller or less sure companions are pictures on the wall or people far behind. */
    private static final double COMPANION_HEIGHT = 0.4;

    private static final double COMPANION_SCORE = 0.6;
    private static final double[] NOTHING = {-1, -1, -1, -1};

    private final FaceModels models;
    private @Nullable Region follow;
    private int faces;

    FaceBlock(FaceModels models) {
        this.models = models;
    }

    /**
     * One frame's reading on its way to the sequence coder.
     *
     * @param features null where no face was found
     */
    record Read(FaceObservation observation, @Nullable FaceFeatures features) {}

    /** @param frames in order of time, without a gap that a face could use to move far */
    List<Read> read(List<Frame> frames) {
        List<Found> found = frames.stream().map(this::find).toList();
        List<byte[]> aligned =
                found.stream().flatMap(one -> one.aligned().stream()).toList();
        Iterator<CodedFace> coded = aligned.isEmpty()
                ? List.<CodedFace>of().iterator()
                : models.coder().read(aligned).iterator();
        return found.stream()
                .map(one -> one.mesh() == null ? unseen(one.frame()) : seen(one, one.mesh(), coded.next()))
                .toList();
    }

    /** The aligned face of a single picture, as the facial coder sees it. */
    Optional<Region> faceIn(Frame frame) {
        Found found = find(frame);
        return Optional.ofNullable(found.mesh()).map(this::region);
    }

    private record Found(Frame frame, int faces, @Nullable Mesh mesh, Optional<byte[]> aligned) {}

    private Found find(Frame frame) {
        Optional<Mesh> mesh = Optional.ofNullable(follow).flatMap(region -> place(frame, region));
        if (mesh.isEmpty()) {
            mesh = search(frame);
        }
        follow = mesh.map(Mesh::next).orElse(null);
        return new Found(frame, faces, mesh.orElse(null), mesh.map(known -> aligned(frame, known)));
    }

    /** The mesh is placed twice: first round the detector's box, then, as in every other frame, round its own points. */
    private Optional<Mesh> search(Frame frame) {
        List<FaceBox> boxes = models.detector().detect(frame);
        Optional<FaceBox> main = boxes.stream().max(Comparator.comparingDouble(FaceBlock::area));
        faces = main.map(face -> 1 + companions(boxes, face)).orElse(0);
        return main.flatMap(face -> place(frame, Region.around(face))).flatMap(mesh -> place(frame, mesh.next()));
    }

    private Optional<Mesh> place(Frame frame, Region region) {
        Mesh mesh = models.mesh().place(frame, region);
        return mesh.presence() < PRESENT ? Optional.empty() : Optional.of(mesh);
    }

    private static int companions(List<FaceBox> boxes, FaceBox main) {
        return (int) boxes.stream()
                .filter(box -> !Objects.equals(box, main))
                .filter(box -> box.height() >= COMPANION_HEIGHT * main.height() && box.score() >= COMPANION_SCORE)
                .count();
    }

    private static double area(FaceBox box) {
        return box.width() * box.height();
    }

    private byte[] aligned(Frame frame, Mesh mesh) {
        int size = models.coder().card().input().width();
        byte[] aligned = new byte[size * size * 3];
        region(mesh).sample(frame, size, aligned, 0);
        return aligned;
    }

    private Region region(Mesh mesh) {
        return Region.aligned(
                mesh.rightEye(), mesh.leftEye(), models.coder().card().requiredAlignment());
    }

    private static Read unseen(Frame frame) {
        double brightness = Luma.medianOutside(frame, NOTHING);
        Light light = new Light(brightness, brightness, Double.NaN, Double.NaN);
        return new Read(new FaceObservation(frame.captureTimeMs(), 0, light, null), null);
    }

    private Read seen(Found found, Mesh mesh, CodedFace coded) {
        byte[] aligned = found.aligned().orElseThrow();
        Frame frame = found.frame();
        double[] box = mesh.bounds();
        int[] histogram = Luma.histogram(aligned);
        Light light = new Light(
                Luma.medianOutside(frame, NOTHING),
                Luma.medianOutside(frame, box),
                Luma.quantile(histogram, 0.5),
                Luma.quantile(histogram, 0.95) - Luma.quantile(histogram, 0.05));
        double sharpness = Luma.sharpness(aligned, models.coder().card().input().width());
        Face face = new Face(
                fractions(box, frame), FacePose.of(mesh), mesh.eyeOpenness(), sharpness, coded.expression(), null);
        return new Read(new FaceObservation(frame.captureTimeMs(), found.faces(), light, face), coded.features());
    }

    private static double[] fractions(double[] box, Frame frame) {
        return new double[] {
            box[0] / frame.width(), box[1] / frame.height(), box[2] / frame.width(), box[3] / frame.height()
        };
    }
}
