package io.mien.facialcoding;

import io.mien.inference.FaceModels;
import io.mien.inference.ForeignCoder;
import io.mien.inference.ForeignModels;
import io.mien.inference.ModelCard;
import io.mien.platform.ObjectStore;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The models that read a campaign's recordings: the installation's, or the same detector and mesh with the facial coder
 * that the tenant brought for this campaign. The installation's sequence coder fits its own facial coder alone: a
 * campaign with another one is read frame by frame.
 */
@ApplicationScoped
class CampaignModels {
    private final FaceModels models;
    private final ForeignModels foreign;
    private final ObjectStore store;
    private final OwnModelConfig config;

    CampaignModels(FaceModels models, ForeignModels foreign, ObjectStore store, OwnModelConfig config) {
        this.models = models;
        this.foreign = foreign;
        this.store = store;
        this.config = config;
    }

    /** Opens them for one piece of work, outside of any transaction. */
    BorrowedModels open(UUID campaignId) throws IOException {
        Optional<OwnModel> own = QuarkusTransaction.requiringNew().call(() -> own(campaignId));
        if (own.isEmpty()) {
            return new BorrowedModels(models, Optional.empty());
        }
        try (InputStream file = store.open(own.get().storageKey)) {
            ForeignCoder coder =
                    new ForeignCoder(foreign.open(own.get().modelCard(), file.readAllBytes(), config.runDeadline()));
            return new BorrowedModels(models.with(coder), Optional.of(coder));
        }
    }

    /** Cards of the models behind a campaign's counted traces from now on; inside a transaction. */
    List<ModelCard> countedCards(UUID campaignId) {
        Optional<ModelCard> own = own(campaignId).map(OwnModel::modelCard);
        if (own.isEmpty()) {
            return models.cards();
        }
        return List.of(models.detector().card(), models.mesh().card(), own.get());
    }

    /** Card of the facial coder that reads a campaign from now on; inside a transaction. */
    ModelCard coderCard(UUID campaignId) {
        return own(campaignId).map(OwnModel::modelCard).orElseGet(() -> models.coder()
                .card());
    }

    private static Optional<OwnModel> own(UUID campaignId) {
        return CampaignModel.of(campaignId).map(chosen -> OwnModel.required(chosen.ownModelId));
    }
}
