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

    /** Model that reads expressions; a folder of the model repository. */
    @WithDefault("expression_baseline")
    String facialCoder();

    /** Folder with models of one's own in the layout of {@code inference/model_repository}; unset: the packaged ones. */
    Optional<Path> repository();
}
