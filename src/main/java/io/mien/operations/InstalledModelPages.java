package io.mien.operations;

import static io.mien.account.Role.OPERATOR;

import io.mien.inference.Backend;
import io.mien.inference.FaceModels;
import io.mien.inference.InferenceConfig;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The models of this installation, for its operator. No tenant is bound here and no row is read. */
@Path("/operations/models")
@RolesAllowed(OPERATOR)
@Produces(MediaType.TEXT_HTML)
class InstalledModelPages {
    private final FaceModels models;
    private final InferenceConfig config;

    InstalledModelPages(FaceModels models, InferenceConfig config) {
        this.models = models;
        this.config = config;
    }

    /**
     * @param backend where they run
     * @param expressions whether a facial coder is among them
     * @param overTime whether a sequence coder is among them
     * @param accepted whether the operator accepted models for research and evaluation only
     */
    public record Installation(
            List<InstalledModel> models, String backend, boolean expressions, boolean overTime, boolean accepted) {

        static Installation of(FaceModels models, InferenceConfig config) {
            return new Installation(
                    models.cards().stream().map(InstalledModel::of).toList(),
                    nameOf(config.backend()),
                    models.facialCoder().isPresent(),
                    models.sequenceCoder().isPresent(),
                    config.acceptNonCommercial());
        }

        /** What a colleague would say about it. */
        public String sentence() {
            if (!expressions) {
                return "Faces are read by their action units: the terms of the expression networks allow research and evaluation"
                        + " only, and nobody accepted that for this installation.";
            }
            String engines = overTime
                    ? "Two engines read every face: frame by frame, which is counted, and over time, which is shown beside it."
                    : "One engine reads every face, frame by frame. No sequence coder is installed.";
            return engines + (isRestricted() ? " Their terms allow research and evaluation only." : "");
        }

        public boolean isRestricted() {
            return models.stream().anyMatch(model -> !model.commercialUse());
        }
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance models() {
        return Templates.models(Installation.of(models, config));
    }

    private static String nameOf(Backend backend) {
        return switch (backend) {
            case ONNX -> "ONNX Runtime in this process";
            case TRITON -> "Triton Inference Server";
        };
    }

    @CheckedTemplate(basePath = "operations")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance models(Installation installation);
    }
}
