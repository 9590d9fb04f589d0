package io.mien.inference.onnx;

import io.mien.inference.FaceModels;
import io.mien.inference.InferenceConfig;
import java.nio.file.Path;
import java.util.Optional;

/** The models as packaged, opened once for all plain tests. */
public final class PackagedModels {
    private static final FaceModels MODELS = new OnnxInference(new InferenceConfig() {
                @Override
                public String facialCoder() {
                    return "expression_baseline";
                }

                @Override
                public Optional<Path> repository() {
                    return Optional.empty();
                }
            })
            .models();

    private PackagedModels() {}

    public static FaceModels models() {
        return MODELS;
    }
}
