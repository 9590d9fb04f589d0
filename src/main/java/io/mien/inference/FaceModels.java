package io.mien.inference;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The models that read a face together.
 *
 * @param landmarker reads how far the parts of a face are moved, such as its eyelids
 * @param expressions reads expressions; null where the landmarker alone reads faces
 * @param overTime reads the facial coder's features over time; null when none fits the facial coder
 */
public record FaceModels(
        FaceDetector detector,
        FaceMesh mesh,
        FaceLandmarker landmarker,
        @Nullable FacialCoder expressions,
        @Nullable SequenceCoder overTime) {

    public FaceModels {
        if (overTime != null && (expressions == null || !overTime.card().fits(expressions.card()))) {
            throw new BadModel("Model " + overTime.card().name() + " reads the features of "
                    + frames(overTime.card()) + " and no other, but mien.inference.facial-coder is "
                    + (expressions == null
                            ? "not used"
                            : expressions.card().name() + " with "
                                    + expressions.card().digest())
                    + ". Take the pair that belongs together, or leave mien.inference.sequence-coder unset.");
        }
    }

    private static String frames(ModelCard card) {
        return card.frameModel() == null
                ? "no network that its card names"
                : card.frameModel().name() + " with " + card.frameModel().digest();
    }

    /** @throws BadModel when no expressions are read here */
    public FacialCoder coder() {
        if (expressions == null) {
            throw new BadModel("No facial coder is in use here: faces are read by their action units.");
        }
        return expressions;
    }

    public Optional<FacialCoder> facialCoder() {
        return Optional.ofNullable(expressions);
    }

    /** The same without what reads expressions: nothing but the landmarker's movements is left of a face. */
    public FaceModels withoutExpressions() {
        return new FaceModels(detector, mesh, landmarker, null, null);
    }

    public Optional<SequenceCoder> sequenceCoder() {
        return Optional.ofNullable(overTime);
    }

    /** The same with another facial coder; the sequence coder stays only where it fits. */
    public FaceModels with(FacialCoder other) {
        boolean fits = overTime != null && overTime.card().fits(other.card());
        return new FaceModels(detector, mesh, landmarker, other, fits ? overTime : null);
    }

    /** What reads single frames. */
    public List<ModelBased> frame() {
        return Stream.concat(Stream.of(detector, mesh, landmarker), facialCoder().stream())
                .toList();
    }

    /** What reads frames, and what reads them over time. */
    public List<ModelBased> all() {
        return Stream.concat(frame().stream(), sequenceCoder().stream()).toList();
    }

    /** Cards of all models. */
    public List<ModelCard> cards() {
        return cards(all());
    }

    public static List<ModelCard> cards(List<ModelBased> parts) {
        return parts.stream().map(ModelBased::card).toList();
    }

    /** Names and shortened digests, as stored with every result. */
    public static String provenance(List<ModelCard> cards) {
        return cards.stream().map(ModelCard::provenance).collect(Collectors.joining(" "));
    }

    /**
     * What ran the models: {@code onnx-runtime 1.29.0}, or, where not all of them ran in one place, {@code face_detector,
     * face_mesh: onnx-runtime 1.29.0; expression_frame: triton 2.51.0}.
     */
    public static String backend(List<ModelBased> parts) {
        Map<String, List<String>> names = parts.stream()
                .collect(Collectors.groupingBy(
                        ModelBased::runtime,
                        LinkedHashMap::new,
                        Collectors.mapping(part -> part.card().name(), Collectors.toList())));
        return names.size() == 1
                ? names.keySet().iterator().next()
                : names.entrySet().stream()
                        .map(place -> String.join(", ", place.getValue()) + ": " + place.getKey())
                        .collect(Collectors.joining("; "));
    }

    /** False as soon as one of the models may serve research and evaluation only. */
    public static boolean commercialUse(List<ModelCard> cards) {
        return cards.stream().allMatch(ModelCard::commercialUse);
    }
}
