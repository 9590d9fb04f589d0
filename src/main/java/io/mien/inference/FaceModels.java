package io.mien.inference;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The models that read a face together.
 *
 * @param overTime reads the facial coder's features over time; null when none fits the facial coder
 */
public record FaceModels(
        FaceDetector detector,
        FaceMesh mesh,
        FacialCoder coder,
        @Nullable SequenceCoder overTime) {

    public FaceModels {
        if (overTime != null && !overTime.card().fits(coder.card())) {
            throw new BadModel("Model " + overTime.card().name() + " reads the features of "
                    + frames(overTime.card()) + " and no other, but mien.inference.facial-coder is "
                    + coder.card().name() + " with " + coder.card().digest()
                    + ". Take the pair that belongs together, or leave mien.inference.sequence-coder unset.");
        }
    }

    private static String frames(ModelCard card) {
        return card.frameModel() == null
                ? "no network that its card names"
                : card.frameModel().name() + " with " + card.frameModel().digest();
    }

    public Optional<SequenceCoder> sequenceCoder() {
        return Optional.ofNullable(overTime);
    }

    /** The same with another facial coder; the sequence coder stays only where it fits. */
    public FaceModels with(FacialCoder other) {
        boolean fits = overTime != null && overTime.card().fits(other.card());
        return new FaceModels(detector, mesh, other, fits ? overTime : null);
    }

    /** Cards of the models that read single frames. */
    public List<ModelCard> frameCards() {
        return List.of(detector.card(), mesh.card(), coder.card());
    }

    /** Cards of all models. */
    public List<ModelCard> cards() {
        return Stream.concat(frameCards().stream(), sequenceCoder().stream().map(SequenceCoder::card))
                .toList();
    }

    /** Names and shortened digests, as stored with every result. */
    public static String provenance(List<ModelCard> cards) {
        return cards.stream().map(ModelCard::provenance).collect(Collectors.joining(" "));
    }

    /** False as soon as one of the models may serve research and evaluation only. */
    public static boolean commercialUse(List<ModelCard> cards) {
        return cards.stream().allMatch(ModelCard::commercialUse);
    }
}
