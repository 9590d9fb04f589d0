package io.mien.inference.onnx;

import io.mien.inference.Model;
import io.mien.inference.ModelCard;
import io.mien.inference.ModelContract;
import io.mien.inference.ModelRepository;
import io.mien.inference.StandIns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Models of the committed repository, and the stand-ins, run in this process. */
public final class InProcess {
    private InProcess() {}

    public static Model open(ModelCard card) {
        Path folder = Files.exists(StandIns.FOLDER.resolve(card.name())) ? StandIns.FOLDER : ModelContract.MODELS;
        return new OnnxBackend(new ModelRepository(Optional.of(folder))).open(card);
    }
}
