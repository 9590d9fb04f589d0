package io.mien.inference.onnx;

import io.mien.inference.BadModel;
import io.mien.inference.ForeignModelFailed;
import io.mien.inference.ForeignModels;
import io.mien.inference.InferenceConfig;
import io.mien.inference.Model;
import io.mien.inference.ModelCard;
import io.mien.inference.ModelTask;
import io.mien.inference.onnx.ForeignSession.Broken;
import io.mien.inference.onnx.ForeignSession.Late;
import io.mien.media.Confinement;
import io.mien.platform.MienConfig;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Facial coders in ONNX files of strangers. Whatever serves Mien's own models, these run in child processes. */
@ApplicationScoped
class OnnxForeignModels implements ForeignModels {
    /** Runs that a piece of work may have of full length: an hour by default, when a ResNet-50 needs five minutes. */
    private static final int MAX_RUNS = 360;

    private final Confinement confinement;
    private final Path cache;
    private final boolean accepted;

    @Inject
    OnnxForeignModels(Confinement confinement, MienConfig mien, InferenceConfig config) {
        this(confinement, mien.home().resolve("cache"), config.acceptUnconfinedModels());
    }

    OnnxForeignModels(Confinement confinement, Path cache, boolean accepted) {
        this.confinement = confinement;
        this.cache = cache;
        this.accepted = accepted;
    }

    @Override
    public void examine(ModelCard card, byte[] file, Duration deadline) {
        ForeignCell cell = cell();
        card.requireTask(ModelTask.FACIAL_CODING);
        card.refuseOther(file);
        OnnxStructure structure = OnnxStructure.of(file);
        structure.refuseUnbounded();
        OnnxTrial.run(cell, card, file, structure, deadline);
    }

    @Override
    public Model open(ModelCard card, byte[] file, Duration deadline) {
        ForeignCell cell = cell();
        card.refuseOther(file);
        OnnxStructure structure = OnnxStructure.of(file);
        ForeignSession session = session(cell, card, file, deadline);
        try {
            structure.refuseOther(session.loaded());
            List<String> wrong = session.loaded().differences(card);
            if (!wrong.isEmpty()) {
                throw new BadModel(wrong);
            }
        } catch (RuntimeException bad) {
            session.close();
            throw bad;
        }
        String runtime = "onnx-runtime " + OnnxRuntime.environment().getVersion();
        return new ConfinedModel(card, runtime, session, deadline);
    }

    private static ForeignSession session(ForeignCell cell, ModelCard card, byte[] file, Duration deadline) {
        try {
            return ForeignSession.open(cell, file, deadline.multipliedBy(MAX_RUNS));
        } catch (Late late) {
            throw ForeignModelFailed.overran(card, deadline, late);
        } catch (Broken broken) {
            throw new BadModel("Model " + card.name() + " cannot be loaded: " + broken.reason(), broken);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ForeignCell cell() {
        ForeignCell cell = new ForeignCell(confinement, NativeLibraries.in(cache), accepted);
        cell.require();
        return cell;
    }
}
