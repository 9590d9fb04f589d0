package io.mien.inference;

import io.mien.media.Frame;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** BlazeFace short range (Bazarevsky et al. 2019): 896 anchors on grids of 16x16 with 2 and 8x8 with 6 a cell. */
final class BlazeFace implements FaceDetector {
    private static final String BOXES = "boxes";
    private static final String SCORES = "scores";
    private static final int VALUES = 16;
    private static final double[] ANCHORS = anchors();
    /** Logit of the least score, 0.5. */
    private static final float MIN_LOGIT = 0;

    private static final double SAME_FACE = 0.3;

    private final Model model;

    BlazeFace(Model model) {
        this.model = model;
    }

    @Override
    public ModelCard card() {
        return model.card();
    }

    @Override
    public String runtime() {
        return model.runtime();
    }

    @Override
    public List<FaceBox> detect(Frame frame) {
        int size = card().input().width();
        byte[] pixels = new byte[size * size * 3];
        Region whole = Region.whole(frame);
        whole.sample(frame, size, pixels, 0);
        Map<String, Tensor.Floats> outputs = model.run(card().input().pictures(pixels, 1), Set.of(BOXES, SCORES));
        return distinct(decode(outputs.get(BOXES).values(), outputs.get(SCORES).values(), whole));
    }

    private List<FaceBox> decode(float[] boxes, float[] scores, Region whole) {
        List<FaceBox> found = new ArrayList<>();
        for (int anchor = 0; anchor < scores.length; anchor++) {
            if (scores[anchor] >= MIN_LOGIT) {
                found.add(decode(boxes, anchor, scores[anchor], whole));
            }
        }
        found.sort(Comparator.comparingDouble(FaceBox::score).reversed());
        return found;
    }

    private FaceBox decode(float[] boxes, int anchor, float logit, Region whole) {
        int at = anchor * VALUES;
        double scale = card().input().width();
        Point centre = place(boxes, at, anchor, whole);
        double width = boxes[at + 2] / scale * whole.size();
        double height = boxes[at + 3] / scale * whole.size();
        return new FaceBox(
                centre.x() - width / 2,
                centre.y() - height / 2,
                width,
                height,
                1 / (1 + Math.exp(-logit)),
                place(boxes, at + 4, anchor, whole),
                place(boxes, at + 6, anchor, whole));
    }

    private Point place(float[] boxes, int at, int anchor, Region whole) {
        double scale = card().input().width();
        return whole.place(boxes[at] / scale + ANCHORS[anchor * 2], boxes[at + 1] / scale + ANCHORS[anchor * 2 + 1]);
    }

    /** Boxes that overlap become one, their mean weighted by score: steadier than the surest alone. */
    private static List<FaceBox> distinct(List<FaceBox> surestFirst) {
        List<FaceBox> left = new ArrayList<>(surestFirst);
        List<FaceBox> faces = new ArrayList<>();
        while (!left.isEmpty()) {
            FaceBox surest = left.get(0);
            List<FaceBox> same = left.stream()
                    .filter(box -> box.equals(surest) || box.overlap(surest) > SAME_FACE)
                    .toList();
            faces.add(FaceBox.mean(same));
            left.removeAll(same);
        }
        return List.copyOf(faces);
    }

    private static double[] anchors() {
        double[] anchors = new double[896 * 2];
        int next = fill(anchors, 0, 16, 2);
        fill(anchors, next, 8, 6);
        return anchors;
    }

    private static int fill(double[] anchors, int from, int grid, int perCell) {
        int next = from;
        for (int cell = 0; cell < grid * grid; cell++) {
            for (int i = 0; i < perCell; i++) {
                anchors[next++] = (cell % grid + 0.5) / grid;
                anchors[next++] = (cell / grid + 0.5) / grid;
            }
        }
        return next;
    }
}
