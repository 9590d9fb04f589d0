package io.mien.inference.onnx;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.mien.inference.Backend;
import io.mien.inference.FaceModels;
import io.mien.inference.InferenceConfig;
import io.mien.inference.ModelBackend;
import io.mien.inference.ModelRepository;
import io.mien.inference.ModelTerms;
import io.mien.inference.OpenModels;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The models as packaged, opened once for all plain tests. */
public final class PackagedModels {
    private static final ModelRepository REPOSITORY = new ModelRepository(Optional.empty());
    private static final FaceModels MODELS = readBy("expression_frame");

    private PackagedModels() {}

    public static FaceModels models() {
        return MODELS;
    }

    /** The packaged models with another facial coder than the product's own. */
    static FaceModels readBy(String facialCoder) {
        return openedBy(Backend.ONNX, new OnnxBackend(REPOSITORY), facialCoder);
    }

    /** The packaged models, all of them opened by one backend. */
    public static FaceModels openedBy(Backend backend, ModelBackend opener, String facialCoder) {
        return new OpenModels(
                        new InferenceConfig() {
                            @Override
                            public Backend backend() {
                                return backend;
                            }

                            @Override
                            public Optional<Set<String>> tritonModels() {
                                return Optional.empty();
                            }

                            @Override
                            public String facialCoder() {
                                return facialCoder;
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
                            public boolean acceptUnconfinedModels() {
                                return false;
                            }

                            @Override
                            public Optional<Path> repository() {
                                return Optional.empty();
                            }
                        },
                        REPOSITORY,
                        List.of(opener),
                        new SimpleMeterRegistry(),
                        new ModelTerms(true))
                .models();
    }
}
