package io.mien.inference;

import io.mien.platform.LocalAddress;
import io.mien.platform.MienConfig;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Models for research and evaluation only do not come into production unnoticed: on any address but this machine's they are
 * left unopened until the operator accepts them, and faces are read by their action units.
 */
@Singleton
public final class ModelTerms {
    private final boolean research;

    @Inject
    ModelTerms(InferenceConfig config, MienConfig mien) {
        this(config.acceptNonCommercial() || LocalAddress.is(mien.publicUrl()));
    }

    /** @param research whether models for research and evaluation alone may be used */
    public ModelTerms(boolean research) {
        this.research = research;
    }

    /** True when all of these models may be used here. */
    boolean allow(List<ModelCard> cards) {
        return research || FaceModels.commercialUse(cards);
    }
}
