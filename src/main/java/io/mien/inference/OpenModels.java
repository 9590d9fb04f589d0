package io.mien.inference;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.All;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Opens the models at start-up, so that a wrong file stops the start and not the first recording. */
@Startup
@Singleton
public final class OpenModels {
    private static final String USUAL_SEQUENCE = "expression_sequence";
    private static final Logger LOG = Logger.getLogger(OpenModels.class);
    private static final String NONE = "none";

    private final InferenceConfig config;
    private final ModelRepository repository;
    private final Map<Backend, ModelBackend> backends;
    private final MeterRegistry meters;
    private final List<Model> open = new ArrayList<>();
    private final FaceModels models;

    @Inject
    public OpenModels(
            InferenceConfig config,
            ModelRepository repository,
            @All List<ModelBackend> backends,
            MeterRegistry meters,
            ModelTerms terms) {
        this.config = config;
        this.repository = repository;
        this.backends = backends.stream().collect(Collectors.toMap(ModelBackend::kind, Function.identity()));
        this.meters = meters;
        FaceDetector detector = new BlazeFace(model("face_detector"));
        FaceMesh mesh = new MediaPipeMesh(model("face_mesh"));
        FaceLandmarker landmarker = new MediaPipeLandmarker(model("face_landmarker"));
        FaceModels faces = new FaceModels(detector, mesh, landmarker, null, null);
        this.models = terms.allow(expressionCards()) ? withExpressions(faces) : faces;
        if (models.facialCoder().isEmpty()) {
            LOG.info(
                    "Faces are read by their action units: the cards of the expression networks allow research and evaluation"
                            + " alone. mien.inference.accept-non-commercial=true says that this installation serves nothing else.");
        }
        refuseUnknown(config.tritonModels().orElse(Set.of()));
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

    private List<ModelCard> expressionCards() {
        ModelCard coder = repository.card(config.facialCoder());
        return Stream.concat(Stream.of(coder), sequenceCoder(coder).map(repository::card).stream())
                .toList();
    }

    private FaceModels withExpressions(FaceModels faces) {
        FacialCoder coder = new ExpressionModel(model(config.facialCoder()));
        SequenceCoder overTime = sequenceCoder(coder.card())
                .map(name -> new SequenceModel(model(name)))
                .orElse(null);
        return new FaceModels(faces.detector(), faces.mesh(), faces.landmarker(), coder, overTime);
    }

    private Optional<String> sequenceCoder(ModelCard coder) {
        if (config.sequenceCoder().isPresent()) {
            return config.sequenceCoder().filter(name -> !name.equals(NONE));
        }
        return repository.find(USUAL_SEQUENCE).filter(card -> card.fits(coder)).map(ModelCard::name);
    }

    private Model model(String name) {
        Backend backend = config.backendOf(name);
        Model model = backends.get(backend).open(repository.card(name));
        open.add(model);
        return new MeasuredModel(model, backend, meters);
    }

    private void refuseUnknown(Set<String> named) {
        Set<String> unknown = new HashSet<>(named);
        open.forEach(model -> unknown.remove(model.card().name()));
        if (!unknown.isEmpty()) {
            throw new BadModel("mien.inference.triton-models names " + String.join(", ", unknown)
                    + ", which is none of the models in use.");
        }
    }
}
