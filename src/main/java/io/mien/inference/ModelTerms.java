package io.mien.inference;

import io.mien.platform.LocalAddress;
import io.mien.platform.MienConfig;
import io.mien.platform.RefusedStart;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;

/** A model for research and evaluation only must not come into production unnoticed: start-up asks the operator. */
@Startup
@Singleton
final class ModelTerms {

    ModelTerms(FaceModels models, InferenceConfig config, MienConfig mien) {
        check(models.cards(), mien.publicUrl(), config.acceptNonCommercial());
    }

    static void check(List<ModelCard> cards, URI publicUrl, boolean accepted) {
        if (accepted || LocalAddress.is(publicUrl)) {
            return;
        }
        cards.stream().filter(card -> !card.commercialUse()).findFirst().ifPresent(card -> {
            throw new RefusedStart("Model " + card.name() + " may serve research and evaluation only: its card says"
                    + " commercial_use false (trained on: " + card.trainingData() + "). Name models that allow"
                    + " commercial use by mien.inference.facial-coder and mien.inference.sequence-coder, or retrain"
                    + " on pictures that you have the rights to (inference/README.md). If this installation serves"
                    + " research or evaluation alone, say so by mien.inference.accept-non-commercial=true: every"
                    + " export and result page then carries that limit. On localhost it starts without this.");
        });
    }
}
