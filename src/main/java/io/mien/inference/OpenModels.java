package io.mien.inference;

import io.quarkus.arc.All;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** Opens the models at start-up, so that a wrong file stops the start and not the first recording. */
@Startup
@Singleton
public final class OpenModels {
    private final InferenceConfig config;
    private final ModelRepository repository;
    private final List<ModelBackend> backends;
    private final List<Model> open = new ArrayList<>();
    private final FaceModels models;

    @Inject
    public OpenModels(InferenceConfig config, ModelRepository repository, @All List<ModelBackend> backends) {
        this.config = config;
        this.repository = repository;
        this.backends = backends;
        this.models = new FaceModels(
                new BlazeFace(model("face_detector")),
                new MediaPipeMesh(model("face_mesh")),
                new ExpressionModel(model(config.facialCoder())),
                config.sequenceCoder()
                        .map(name -> new SequenceModel(model(name)))
                        .orElse(null));
    }

    @Produces
    @Singleton
    public FaceModels models() {
        return models;
    }

    @PreDestroy
    void close() {
        open.forEach(Model::close);
    }

    private Model model(String name) {
        Model model = backend().open(repository.card(name));
        open.add(model);
        return model;
    }

    private ModelBackend backend() {
        return backends.stream()
                .filter(backend -> backend.kind() == config.backend())
                .findFirst()
                .orElseThrow();
    }
}
