package io.mien.inference.triton;

import inference.GrpcPredictV2.ModelMetadataResponse;
import inference.GrpcPredictV2.ModelMetadataResponse.TensorMetadata;
import io.mien.inference.BadModel;
import io.mien.inference.ModelCard;
import io.mien.inference.TensorSpec;
import java.util.List;
import java.util.stream.Collectors;

/** Holds what Triton serves under a model's name against the model's card. */
final class ServedModel {
    private final ModelCard card;

    private ServedModel(ModelCard card) {
        this.card = card;
    }

    /** @throws BadModel when it is another model */
    static void refuseOther(ModelCard card, ModelMetadataResponse served, String digest) {
        ServedModel model = new ServedModel(card);
        if (!served.getVersionsList().contains(card.version())) {
            throw model.bad(
                    "serves the versions " + served.getVersionsList() + " of model ",
                    ", its card is of version " + card.version());
        }
        model.refuseOtherTensors("input", card.inputs(), served.getInputsList());
        model.refuseOtherTensors("output", card.outputs(), served.getOutputsList());
        if (!digest.equals(card.digest())) {
            throw model.bad("serves as model ", " a file of digest \"" + digest + "\", its card says " + card.digest());
        }
    }

    private void refuseOtherTensors(String side, List<TensorSpec> promised, List<TensorMetadata> found) {
        List<TensorSpec> served = found.stream().map(this::spec).toList();
        for (TensorSpec one : promised) {
            if (!served.contains(one)) {
                throw bad("gives model ", " the " + side + "s " + served + ", its card promises " + one);
            }
        }
        if (side.equals("input") && served.size() > promised.size()) {
            throw bad("wants more inputs for model ", " than its card says: " + served);
        }
    }

    /** Triton knows no tensor without a dimension beside the batch: a card's [-1] is its [-1, 1]. */
    private TensorSpec spec(TensorMetadata found) {
        List<Integer> shape =
                found.getShapeList().stream().map(Math::toIntExact).collect(Collectors.toList());
        boolean single = shape.equals(List.of(-1, 1)) && promisesSingle(found.getName());
        return new TensorSpec(found.getName(), found.getDatatype(), single ? List.of(-1) : shape);
    }

    private boolean promisesSingle(String name) {
        return card.outputs().stream()
                .anyMatch(output -> output.name().equals(name) && output.shape().size() == 1);
    }

    private BadModel bad(String before, String after) {
        return new BadModel("Triton " + before + card.name() + after + ". Make its repository anew from this card.");
    }
}
