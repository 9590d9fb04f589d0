package io.mien.inference.onnx;

import io.mien.inference.ForeignModels;
import io.mien.inference.Model;
import io.mien.inference.ModelCard;
import io.mien.inference.ModelTask;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/** Facial coders in ONNX files of strangers. Whatever serves Mien's own models, these run in process. */
@ApplicationScoped
class OnnxForeignModels implements ForeignModels {
    private final ForeignRuns runs = new ForeignRuns();

    @Override
    public void examine(ModelCard card, byte[] file, Duration deadline) {
        card.requireTask(ModelTask.FACIAL_CODING);
        card.refuseOther(file);
        OnnxStructure.of(file).refuseUnbounded();
        OnnxTrial.run(card, file, deadline);
    }

    @Override
    public Model open(ModelCard card, byte[] file, Duration deadline) {
        runs.refuseRunning(card);
        return new OnnxForeignModel(OnnxModel.openForeign(card, file), runs, deadline);
    }
}
