package io.mien.inference.onnx;

import io.mien.inference.Backend;
import io.mien.inference.Model;
import io.mien.inference.ModelBackend;
import io.mien.inference.ModelCard;
import io.mien.inference.ModelRepository;
import jakarta.inject.Singleton;

/** ONNX Runtime in this process. */
@Singleton
final class OnnxBackend implements ModelBackend {
    private final ModelRepository repository;

    OnnxBackend(ModelRepository repository) {
        this.repository = repository;
    }

    @Override
    public Backend kind() {
        return Backend.ONNX;
    }

    @Override
    public Model open(ModelCard card) {
        return OnnxModel.open(card, repository.file(card));
    }
}
