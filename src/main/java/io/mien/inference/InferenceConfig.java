package io.mien.inference;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Which models read faces, and from where. */
@ConfigMapping(prefix = "mien.inference")
public interface InferenceConfig {

    /** Where models run: {@code onnx}, in this process, or {@code triton}, a server of one's own. */
    @WithDefault("onnx")
    Backend backend();

    /** With the backend {@code triton}: the models that Triton runs, the others in this process; unset: all of them. */
    Optional<Set<String>> tritonModels();

    /** Model that reads expressions in single frames; a folder of the model repository. */
    @WithDefault("expression_frame")
    String facialCoder();

    /**
     * Model that reads the facial coder's features over time; a folder of the model repository. Unset:
     * {@code expression_sequence} where it was trained on this facial coder's features, otherwise none. {@code none}:
     * every trace comes from single frames. Start-up refuses one that was trained on another network's features.
     */
    Optional<String> sequenceCoder();

    /**
     * That every use of this installation is research or evaluation. Without it, networks whose cards say
     * {@code commercial_use: false} stay unopened as soon as {@code mien.public-url} is not this machine, and faces are read by
     * their action units; with it, exports and result pages say so.
     */
    @WithDefault("false")
    boolean acceptNonCommercial();

    /**
     * That tenants' own models may run without namespaces round them, on a machine where neither bubblewrap nor unshare can
     * make any. Such a model can reach the network and every file that Mien can read. Without it they are refused there.
     */
    @WithDefault("false")
    boolean acceptUnconfinedModels();

    /** Folder with models of one's own in the layout of {@code inference/model_repository}; unset: the packaged ones. */
    Optional<Path> repository();

    /** Where this model runs. */
    default Backend backendOf(String model) {
        return tritonModels().isEmpty() || tritonModels().get().contains(model) ? backend() : Backend.ONNX;
    }
}
