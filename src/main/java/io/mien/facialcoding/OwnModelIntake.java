package io.mien.facialcoding;

import io.mien.inference.BadModel;
import io.mien.inference.ForeignModels;
import io.mien.inference.ModelCard;
import io.mien.platform.Ids;
import io.mien.platform.ObjectStore;
import io.mien.platform.Problem;
import io.mien.platform.Wording;
import io.mien.privacy.Actor;
import io.mien.privacy.AuditAction;
import io.mien.privacy.AuditTrail;
import io.mien.tenancy.TenantContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;

/** Takes a tenant's own facial coder in: bounded, examined from a distance, stored, and only then known. */
@ApplicationScoped
public class OwnModelIntake {
    static final int MAX_CARD_BYTES = 64 * 1024;

    /** Longest wait for a recording that another own model is just reading. */
    private static final Duration TURN = Duration.ofSeconds(60);

    private final ForeignModels foreign;
    private final ObjectStore store;
    private final TenantContext tenants;
    private final AuditTrail trail;
    private final OwnModelConfig config;
    private final OwnModelTurns turns;
    private final Clock clock;
    /** A file under examination lies in memory: one at a time. */
    private final Semaphore examining = new Semaphore(1);

    OwnModelIntake(
            ForeignModels foreign,
            ObjectStore store,
            TenantContext tenants,
            AuditTrail trail,
            OwnModelConfig config,
            OwnModelTurns turns,
            Clock clock) {
        this.foreign = foreign;
        this.store = store;
        this.tenants = tenants;
        this.trail = trail;
        this.config = config;
        this.turns = turns;
        this.clock = clock;
    }

    /** Largest model file, bytes. */
    public long sizeLimit() {
        return config.sizeLimit().asLongValue();
    }

    /** Longest run on a batch of ten faces, seconds in words. */
    public String runLimit() {
        return BigDecimal.valueOf(config.runDeadline().toMillis(), 3)
                .stripTrailingZeros()
                .toPlainString();
    }

    /**
     * Takes a model in.
     *
     * @param actor who brings it
     * @return its id
     * @throws OwnModelRefused with everything that is wrong
     */
    public UUID bring(Path cardFile, Path modelFile, Actor.Member actor) {
        if (!examining.tryAcquire()) {
            throw busy();
        }
        try {
            byte[] json = bounded(cardFile, MAX_CARD_BYTES, "card");
            ModelCard card = ModelCard.parse(json, "model.json");
            byte[] file = bounded(modelFile, sizeLimit(), "model file");
            QuarkusTransaction.requiringNew().run(() -> requireRoom(card));
            examine(card, file);
            return keep(model(card, json, file, actor), file, actor);
        } catch (BadModel bad) {
            throw OwnModelRefused.of(bad);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            examining.release();
        }
    }

    private void examine(ModelCard card, byte[] file) {
        OwnModelTurns.Turn turn = turns.take(TURN).orElseThrow(OwnModelIntake::busy);
        try {
            foreign.examine(card, file, config.runDeadline());
        } finally {
            turn.close();
        }
    }

    private static Problem busy() {
        return new Problem(
                503, "model-under-examination", "Another model is being examined or used. Try again in a minute.");
    }

    private void requireRoom(ModelCard card) {
        if (OwnModel.count() >= config.most()) {
            throw OwnModelRefused.because(
                    "You keep %d models already, which is the limit. Remove one first.".formatted(config.most()));
        }
        if (OwnModel.named(card.name(), card.version()).isPresent()) {
            throw OwnModelRefused.because(
                    "You have %s in version %s already. Give the card another version: results name it."
                            .formatted(card.name(), card.version()));
        }
    }

    private OwnModel model(ModelCard card, byte[] json, byte[] file, Actor.Member actor) {
        OwnModel model = new OwnModel();
        model.id = Ids.next();
        model.name = card.name();
        model.version = card.version();
        model.card = new String(json, StandardCharsets.UTF_8);
        model.storageKey = "%s/models/%s".formatted(tenants.required(), model.id);
        model.sizeBytes = file.length;
        model.broughtBy = actor.login();
        model.broughtAt = clock.instant();
        return model;
    }

    private UUID keep(OwnModel model, byte[] file, Actor actor) throws IOException {
        store.put(model.storageKey, new ByteArrayInputStream(file));
        try {
            QuarkusTransaction.requiringNew().run(() -> {
                requireRoom(model.modelCard());
                model.persist();
                trail.record(actor, AuditAction.IMPORT, model.id, "own model " + model.provenance() + " brought");
            });
        } catch (RuntimeException e) {
            store.delete(model.storageKey);
            throw e;
        }
        return model.id;
    }

    private static byte[] bounded(Path file, long most, String what) throws IOException {
        long size = Files.size(file);
        if (size == 0) {
            throw OwnModelRefused.because("The %s is empty.".formatted(what));
        }
        if (size > most) {
            throw OwnModelRefused.because(
                    "The %s has %s; the limit is %s.".formatted(what, Wording.size(size), Wording.size(most)));
        }
        return Files.readAllBytes(file);
    }
}
