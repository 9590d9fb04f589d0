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
     * @param overTime whether a sequence coder is among them
     * @param accepted whether the operator accepted models for research and evaluation only
     */
    public record Installation(List<InstalledModel> models, String backend, boolean overTime, boolean accepted) {

        /** What a colleague would say about it. */
        public String sentence() {
            String engines = overTime
                    ? "Two engines read every face: frame by frame, and over time."
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
        return Templates.models(new Installation(
                models.cards().stream().map(InstalledModel::of).toList(),
                backend(config.backend()),
                models.sequenceCoder().isPresent(),
                config.acceptNonCommercial()));
    }

    private static String backend(Backend backend) {
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
