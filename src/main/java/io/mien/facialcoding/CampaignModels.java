package io.mien.facialcoding;

import io.mien.inference.FaceModels;
import io.mien.inference.FacialCoder;
import io.mien.inference.ForeignCoder;
import io.mien.inference.ForeignModels;
import io.mien.inference.Model;
import io.mien.inference.ModelCard;
import io.mien.inference.ModelUnavailable;
import io.mien.platform.ObjectStore;
import io.mien.trace.CampaignEngine;
import io.mien.trace.Engine;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The models that read a campaign's recordings: the installation's, or the same detector, mesh and landmarker with the facial coder
 * that the tenant brought for this campaign; of a campaign that is counted by action units, the landmarker alone. The installation's sequence coder fits its own facial coder alone: a
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
            return new BorrowedModels(
                    QuarkusTransaction.requiringNew().call(() -> installed(campaignId)), Optional.empty());
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
            return FaceModels.cards(installed(campaignId).frame());
        }
        return List.of(
                models.detector().card(),
                models.mesh().card(),
                models.landmarker().card(),
                own.get());
    }

    /** Card of the facial coder that reads a campaign from now on; empty where action units are read; inside a transaction. */
    Optional<ModelCard> coderCard(UUID campaignId) {
        return own(campaignId)
                .map(OwnModel::modelCard)
                .or(() -> installed(campaignId).facialCoder().map(FacialCoder::card));
    }

    /** By what a campaign is counted from now on; inside a transaction. */
    Engine engine(UUID campaignId) {
        return coderCard(campaignId).isPresent() ? Engine.FRAME : Engine.ACTION_UNITS;
    }

    /** Whether this installation has networks that read expressions and may be used. */
    boolean canReadExpressions() {
        return models.facialCoder().isPresent();
    }

    private FaceModels installed(UUID campaignId) {
        return countsActionUnits(campaignId) ? models.withoutExpressions() : models;
    }

    private static boolean countsActionUnits(UUID campaignId) {
        return CampaignEngine.of(campaignId).filter(Engine.ACTION_UNITS::equals).isPresent();
    }

    private static Optional<OwnModel> own(UUID campaignId) {
        if (countsActionUnits(campaignId)) {
            return Optional.empty();
        }
        return CampaignModel.of(campaignId).map(chosen -> OwnModel.required(chosen.ownModelId));
    }
}
