package io.mien.facialcoding;

import io.mien.inference.FaceModels;
import io.mien.inference.ForeignCoder;
import io.mien.inference.ForeignModels;
import io.mien.inference.Model;
import io.mien.inference.ModelCard;
import io.mien.inference.ModelUnavailable;
import io.mien.platform.ObjectStore;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
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
    private final OwnModelTurns turns;

    CampaignModels(
            FaceModels models, ForeignModels foreign, ObjectStore store, OwnModelConfig config, OwnModelTurns turns) {
        this.models = models;
        this.foreign = foreign;
        this.store = store;
        this.config = config;
        this.turns = turns;
    }

    /**
     * Opens them for one piece of work, outside of any transaction.
     *
     * @param longestWait for the tenant's turn to run a model of its own
     * @throws ModelUnavailable when its turn did not come
     */
    BorrowedModels open(UUID campaignId, Duration longestWait) throws IOException {
        Optional<OwnModel> own = QuarkusTransaction.requiringNew().call(() -> own(campaignId));
        if (own.isEmpty()) {
            return new BorrowedModels(models, Optional.empty());
        }
        OwnModelTurns.Turn turn = turns.take(longestWait)
                .orElseThrow(
                        () -> new ModelUnavailable("Another recording is being read by a model of the tenant's own"));
        try {
            ForeignCoder coder = new ForeignCoder(opened(own.get()));
            return new BorrowedModels(models.with(coder), Optional.of(new BorrowedModels.Opened(coder, turn)));
        } catch (IOException | RuntimeException e) {
            turn.close();
            throw e;
        }
    }

    private Model opened(OwnModel own) throws IOException {
        try (InputStream file = store.open(own.storageKey)) {
            return foreign.open(own.modelCard(), file.readAllBytes(), config.runDeadline());
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
