package io.mien.inference.onnx;

import io.mien.inference.FaceMesh;
import io.mien.inference.Mesh;
import io.mien.inference.ModelCard;
import io.mien.inference.Point;
import io.mien.inference.Region;
import io.mien.media.Frame;
import java.util.Map;

/** The 468-point face mesh (Kartynnik et al. 2019), its points carried back into the frame. */
final class OnnxFaceMesh implements FaceMesh {
    private final OnnxModel model;

    OnnxFaceMesh(OnnxModel model) {
        this.model = model;
    }

    @Override
    public ModelCard card() {
        return model.card();
    }

    @Override
    public Mesh place(Frame frame, Region region) {
        int size = card().input().width();
        byte[] pixels = new byte[size * size * 3];
        region.sample(frame, size, pixels, 0);
        Map<String, float[]> outputs = model.run(pixels, 1);
        float[] local = outputs.get("points");
        double[] points = new double[local.length];
        for (int i = 0; i < local.length; i += 3) {
            Point place = region.place(local[i] / size, local[i + 1] / size);
            points[i] = place.x();
            points[i + 1] = place.y();
            points[i + 2] = local[i + 2] / size * region.size();
        }
        return new Mesh(points, 1 / (1 + Math.exp(-outputs.get("presence")[0])));
    }
}
