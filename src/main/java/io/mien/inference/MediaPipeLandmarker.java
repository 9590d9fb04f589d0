package io.mien.inference;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** MediaPipe's face landmarker with its blendshapes (Face Mesh V2 and Blendshape V2) as one network. */
final class MediaPipeLandmarker implements FaceLandmarker {
    private static final String COEFFICIENTS = "coefficients";
    private static final String PRESENCE = "presence";
    private static final double PRESENT = 0.5;

    private final Model model;
    private final int[] places;

    /** @throws BadModel when it is for another task or lacks a blendshape */
    MediaPipeLandmarker(Model model) {
        this.model = model;
        model.card().requireTask(ModelTask.FACE_LANDMARKS);
        List<String> named = model.card().requiredCoefficients();
        this.places = Arrays.stream(Blendshape.values())
                .mapToInt(shape -> place(named, shape))
                .toArray();
    }

    private int place(List<String> named, Blendshape shape) {
        int place = named.indexOf(shape.word());
        if (place < 0) {
            throw new BadModel("Model " + card().name() + " gives no coefficient \"" + shape.word()
                    + "\", which Mien reads faces by.");
        }
        return place;
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
    public List<Optional<Blendshapes>> read(List<byte[]> faces) {
        ModelCard.Input input = card().input();
        byte[] pixels = new byte[faces.size() * input.bytes()];
        for (int i = 0; i < faces.size(); i++) {
            System.arraycopy(faces.get(i), 0, pixels, i * input.bytes(), input.bytes());
        }
        Map<String, Tensor.Floats> outputs =
                model.run(input.pictures(pixels, faces.size()), Set.of(COEFFICIENTS, PRESENCE));
        float[] coefficients = outputs.get(COEFFICIENTS).values();
        float[] presence = outputs.get(PRESENCE).values();
        int width = coefficients.length / faces.size();
        List<Optional<Blendshapes>> read = new ArrayList<>(faces.size());
        for (int i = 0; i < faces.size(); i++) {
            boolean present = 1 / (1 + Math.exp(-presence[i])) >= PRESENT;
            read.add(present ? Optional.of(shapes(coefficients, i * width)) : Optional.empty());
        }
        return read;
    }

    private Blendshapes shapes(float[] coefficients, int from) {
        return new Blendshapes(Arrays.stream(places)
                .mapToDouble(place -> coefficients[from + place])
                .toArray());
    }
}
