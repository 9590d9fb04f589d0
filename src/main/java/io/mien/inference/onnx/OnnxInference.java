package io.mien.inference.onnx;

import io.mien.inference.FaceModels;
import io.mien.inference.InferenceConfig;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;

/** Opens the models at start-up, so that a wrong file stops the start and not the first recording. */
@Startup
@Singleton
final class OnnxInference {
    private final OnnxModel detector;
    private final OnnxModel mesh;
    private final OnnxModel coder;
    private final FaceModels models;

    OnnxInference(InferenceConfig config) {
        ModelRepository repository = new ModelRepository(config.repository());
        this.detector = repository.open("face_detector");
        this.mesh = repository.open("face_mesh");
        this.coder = repository.open(config.facialCoder());
        this.models = new FaceModels(new BlazeFace(detector), new OnnxFaceMesh(mesh), new OnnxFacialCoder(coder));
    }

    @Produces
    @Singleton
    FaceModels models() {
        return models;
    }

    @PreDestroy
    void close() {
        List.of(detector, mesh, coder).forEach(OnnxModel::close);
    }
}
