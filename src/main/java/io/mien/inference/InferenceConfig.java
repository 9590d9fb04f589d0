package io.mien.inference;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** Which models read faces, and from where. */
@ConfigMapping(prefix = "mien.inference")
public interface InferenceConfig {

    /** Where models run: {@code onnx}, in this process, or {@code triton}. */
    @WithDefault("onnx")
    Backend backend();

    /** Model that reads expressions in single frames; a folder of the model repository. */
    @WithDefault("expression_baseline")
    String facialCoder();

    /**
     * Model that reads the facial coder's features over time; a folder of the model repository. Unset: every trace comes
     * from single frames. Start-up refuses one that was trained on another network's features.
     */
    Optional<String> sequenceCoder();

    /**
     * That every use of this installation is research or evaluation. Without it, start-up refuses models whose cards say
     * {@code commercial_use: false} as soon as {@code mien.public-url} is not this machine; with it, exports and result
     * pages say so.
     */
    @WithDefault("false")
    boolean acceptNonCommercial();

    /** Folder with models of one's own in the layout of {@code inference/model_repository}; unset: the packaged ones. */
    Optional<Path> repository();
}
