package io.mien.inference;

import io.mien.inference.FaceObservation.Face;
import io.mien.inference.FaceObservation.Light;
import io.mien.media.Frame;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Follows one face through some consecutive frames and reads its expressions as one batch. */
final class FaceBlock {
    private static final double PRESENT = 0.5;
    /** Smaller or less sure companions are pictures on the wall or people far behind. */
    private static final double COMPANION_HEIGHT = 0.4;

    private static final double COMPANION_SCORE = 0.6;
    /**
     * Least distance of two frames in which the landmarker looks at the face: at ten frames per second every other one, also from
     * a camera whose frames come a little early. Where nothing else reads the face it looks at each frame.
     */
    private static final double LOOK_EVERY_MS = 180;

    /** Eyes at least this open in a look are open beyond doubt. */
    private static final double OPEN = 0.7;

    /**
     * Lids this far apart, as a share of how far they were in the block's last look at open eyes, are open still, and need no look
     * of their own. On a clip with eyes shut for five seconds the share was at most 0.72 while they were.
     */
    private static final double AS_WIDE = 0.85;

    /** The face by which light and sharpness are judged where no facial coder says how it wants its faces. */
    private static final Alignment LIGHT_ALIGNMENT = new Alignment(0.32, 0.31);

    private static final int LIGHT_SIDE = 97;
    private static final double[] NOTHING = {-1, -1, -1, -1};

    private final FaceModels models;
    private @Nullable Region follow;
    private int faces;
    private double lookedAtMs = Double.NEGATIVE_INFINITY;
    private Optional<Blendshapes> open = Optional.empty();
    private double lidsWhenOpen = Double.POSITIVE_INFINITY;

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
        Iterator<Optional<Blendshapes>> moved = moved(found).iterator();
        List<byte[]> aligned =
                found.stream().flatMap(one -> one.aligned().stream()).toList();
        Iterator<CodedFace> coded = coded(aligned).iterator();
        return found.stream()
                .map(one -> one.mesh() == null
                        ? unseen(one.frame())
                        : seen(one, one.mesh(), coded.hasNext() ? coded.next() : null, moved.next()))
                .toList();
    }

    private List<CodedFace> coded(List<byte[]> aligned) {
        return aligned.isEmpty()
                ? List.of()
                : models.facialCoder().map(coder -> coder.read(aligned)).orElse(List.of());
    }

    /** What the landmarker reads in each frame that shows a face, in their order; empty in those that it does not look at. */
    private List<Optional<Blendshapes>> moved(List<Found> found) {
        List<Found> seen = found.stream().filter(one -> one.mesh() != null).toList();
        if (seen.isEmpty() || models.facialCoder().isPresent()) {
            return seen.stream().map(this::readBlendshapes).toList();
        }
        return models.landmarker().read(seen.stream().map(this::closer).toList());
    }

    /** Where a facial coder reads expressions, the landmarker is asked of the eyes alone, and only as often as they need it. */
    private Optional<Blendshapes> readBlendshapes(Found one) {
        Mesh mesh = Objects.requireNonNull(one.mesh());
        if (one.frame().captureTimeMs() - lookedAtMs < LOOK_EVERY_MS) {
            return Optional.empty();
        }
        lookedAtMs = one.frame().captureTimeMs();
        if (mesh.lidsApart() >= AS_WIDE * lidsWhenOpen) {
            return open;
        }
        Optional<Blendshapes> look =
                models.landmarker().read(List.of(closer(one))).get(0);
        if (look.filter(eyes -> eyes.eyeOpenness() >= OPEN).isPresent()) {
            open = look;
            lidsWhenOpen = mesh.lidsApart();
        }
        return look;
    }

    private byte[] closer(Found one) {
        int size = models.landmarker().card().input().width();
        byte[] closer = new byte[size * size * 3];
        Objects.requireNonNull(one.mesh()).next().sample(one.frame(), size, closer, 0);
        return closer;
    }

    /** The aligned face of a single picture, as the facial coder sees it. */
    Optional<Region> faceIn(Frame frame) {
        Found found = find(frame);
        return Optional.ofNullable(found.mesh()).map(this::region);
    }

    /**
     * A frame with the face in it.
     *
     * @param aligned for the facial coder; empty without a face
     */
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
        return main.flatMap(face -> upright(frame, Region.around(face)));
    }

    /**
     * The mesh that is surer of its face: the detector takes a face that stands on its head, or one that lies, for an upright
     * one. In 80 frames of four clips of three people the logit of the mesh's presence was 9 at least the right way up, and below
     * it upside down in each of them; turned by half a turn, upside down won in all 76 frames in which the detector found a face.
     */
    private Optional<Mesh> upright(Frame frame, Region region) {
        return Stream.of(region, region.upsideDown())
                .flatMap(way -> place(frame, way).stream())
                .flatMap(mesh -> place(frame, mesh.next()).stream())
                .max(Comparator.comparingDouble(Mesh::sureness));
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
        int size = side();
        byte[] aligned = new byte[size * size * 3];
        region(mesh).sample(frame, size, aligned, 0);
        return aligned;
    }

    private Region region(Mesh mesh) {
        Alignment alignment = models.facialCoder()
                .map(coder -> coder.card().requiredAlignment())
                .orElse(LIGHT_ALIGNMENT);
        return Region.aligned(mesh.rightEye(), mesh.leftEye(), alignment);
    }

    private int side() {
        return models.facialCoder().map(coder -> coder.card().input().width()).orElse(LIGHT_SIDE);
    }

    private static Read unseen(Frame frame) {
        double brightness = Luma.medianOutside(frame, NOTHING);
        Light light = new Light(brightness, brightness, Double.NaN, Double.NaN);
        return new Read(new FaceObservation(frame.captureTimeMs(), 0, light, null), null);
    }

    private Read seen(Found found, Mesh mesh, @Nullable CodedFace coded, Optional<Blendshapes> moved) {
        byte[] aligned = found.aligned().orElseThrow();
        Frame frame = found.frame();
        double[] box = mesh.bounds();
        int[] histogram = Luma.histogram(aligned);
        Light light = new Light(
                Luma.medianOutside(frame, NOTHING),
                Luma.medianOutside(frame, box),
                Luma.quantile(histogram, 0.5),
                Luma.quantile(histogram, 0.95) - Luma.quantile(histogram, 0.05));
        double sharpness = Luma.sharpness(aligned, side());
        Face face = new Face(
                fractions(box, frame),
                FacePose.of(mesh).unflattened(),
                mesh.sureness(),
                mesh.mouthOpening(),
                moved.orElse(null),
                sharpness,
                coded == null ? null : coded.expression(),
                null);
        return new Read(
                new FaceObservation(frame.captureTimeMs(), found.faces(), light, face),
                coded == null ? null : coded.features());
    }

    private static double[] fractions(double[] box, Frame frame) {
        return new double[] {
            box[0] / frame.width(), box[1] / frame.height(), box[2] / frame.width(), box[3] / frame.height()
        };
    }
}
