package io.mien.inference.onnx;

import io.mien.inference.ForeignModels;
import io.mien.inference.Model;
import io.mien.inference.ModelCard;
import io.mien.inference.ModelTask;
import jakarta.enterprise.context.ApplicationScoped;

/** Facial coders in ONNX files of strangers. Whatever serves Mien's own models, these run in process. */
@ApplicationScoped
class OnnxForeignModels implements ForeignModels {

    @Override
    public void examine(ModelCard card, byte[] file) {
        card.requireTask(ModelTask.FACIAL_CODING);
        card.refuseOther(file);
        OnnxStructure.of(file).refuseUnbounded();
        OnnxTrial.run(card, file);
    }

    @Override
    public Model open(ModelCard card, byte[] file) {
        return OnnxModel.open(card, file);
    }
}
