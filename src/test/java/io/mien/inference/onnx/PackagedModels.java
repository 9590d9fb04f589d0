package io.mien.inference.onnx;

import io.mien.inference.Backend;
import io.mien.inference.FaceModels;
import io.mien.inference.InferenceConfig;
import io.mien.inference.ModelRepository;
import io.mien.inference.OpenModels;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The models as packaged, opened once for all plain tests. */
public final class PackagedModels {
    private static final ModelRepository REPOSITORY = new ModelRepository(Optional.empty());
    private static final FaceModels MODELS = new OpenModels(
                    new InferenceConfig() {
                        @Override
                        public Backend backend() {
                            return Backend.ONNX;
                        }

                        @Override
                        public String facialCoder() {
                            return "expression_baseline";
                        }

                        @Override
                        public Optional<String> sequenceCoder() {
                            return Optional.empty();
                        }

                        @Override
                        public boolean acceptNonCommercial() {
                            return false;
                        }

                        @Override
                        public Optional<Path> repository() {
                            return Optional.empty();
                        }
                    },
                    REPOSITORY,
                    List.of(new OnnxBackend(REPOSITORY)))
            .models();

    private PackagedModels() {}

    public static FaceModels models() {
        return MODELS;
    }
}
