package io.mien.inference;

import io.mien.media.Frame;
import java.util.Map;
import java.util.Set;

/** The 468-point face mesh (Kartynnik et al. 2019), its points carried back into the frame. */
final class MediaPipeMesh implements FaceMesh {
    private static final String POINTS = "points";
    private static final String PRESENCE = "presence";

    private final Model model;

    MediaPipeMesh(Model model) {
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
    public Mesh place(Frame frame, Region region) {
        int size = card().input().width();
        byte[] pixels = new byte[size * size * 3];
        region.sample(frame, size, pixels, 0);
        Map<String, Tensor.Floats> outputs = model.run(card().input().pictures(pixels, 1), Set.of(POINTS, PRESENCE));
        float[] local = outputs.get(POINTS).values();
        double[] points = new double[local.length];
        for (int i = 0; i < local.length; i += 3) {
            Point place = region.place(local[i] / size, local[i + 1] / size);
            points[i] = place.x();
            points[i + 1] = place.y();
            points[i + 2] = local[i + 2] / size * region.size();
        }
        return new Mesh(points, outputs.get(PRESENCE).values()[0]);
    }
}
