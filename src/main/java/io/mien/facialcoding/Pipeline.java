package io.mien.facialcoding;

import io.mien.fieldwork.QualityRule;
import io.mien.inference.BadModel;
import io.mien.inference.CameraVerdict;
import io.mien.inference.Expression;
import io.mien.inference.FaceModels;
import io.mien.inference.FaceObservation;
import io.mien.inference.FaceReader;
import io.mien.inference.ForeignModelFailed;
import io.mien.inference.ModelBased;
import io.mien.inference.ModelCard;
import io.mien.inference.ModelRefused;
import io.mien.jobs.FinalFailure;
import io.mien.media.Frame;
import io.mien.media.FrameSource;
import io.mien.media.MediaTools;
import io.mien.media.Sampling;
import io.mien.media.VideoFile;
import io.mien.media.VideoLimits;
import io.mien.media.VideoProbe;
import io.mien.media.VideoRefused;
import io.mien.platform.ObjectStore;
import io.mien.recording.RecordingLimits;
import io.mien.trace.Engine;
import io.mien.trace.EngineReading;
import io.mien.trace.ExposureTraces;
import io.mien.trace.FrameReading;
import io.mien.trace.Thresholds;
import io.mien.trace.UnreadableTimingLog;
import io.mien.trace.Viewing;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** From the stored video to traces: probe, frames by their time stamps, faces, the ad's time. Touches no database. */
@ApplicationScoped
class Pipeline {
    private final ObjectStore store;
    private final VideoProbe probe;
    private final MediaTools tools;
    private final CampaignModels campaigns;

    Pipeline(ObjectStore store, VideoProbe probe, MediaTools tools, CampaignModels campaigns) {
        this.store = store;
        this.probe = probe;
        this.tools = tools;
        this.campaigns = campaigns;
    }

    /**
     * One reading an engine, by the models of the recording's campaign.
     *
     * @param reach told each stage as it begins
     * @throws FinalFailure when another try cannot help
     */
    List<EngineReading> read(CodingOrder order, Consumer<CodingStage> reach) throws IOException {
        try (BorrowedModels models = campaigns.open(order.campaignId(), Duration.ZERO)) {
            return read(order, models.models(), reach);
        } catch (ModelRefused | BadModel wrong) {
            throw new FinalFailure(wrong.getMessage() + " Try again once the model is right.", wrong);
        } catch (ForeignModelFailed failed) {
            throw new FinalFailure(failed.getMessage(), failed);
        } catch (VideoRefused refused) {
            throw new FinalFailure(refused.sentence(), refused);
        } catch (UnreadableTimingLog unreadable) {
            throw new FinalFailure("The browser's timing log cannot be used: " + unreadable.getMessage(), unreadable);
        }
    }

    /** Why no further try is made, as a sentence for people. */
    static String reason(Throwable cause) {
        return cause instanceof FinalFailure
                ? String.valueOf(cause.getMessage())
                : "Reading it failed five times on our side. Try again once the server is well; the log says why.";
    }

    List<EngineReading> read(CodingOrder order, FaceModels models, Consumer<CodingStage> reach) throws IOException {
        try (ObjectStore.LocalFile video = store.local(order.storageKey())) {
            reach.accept(CodingStage.PROBE);
            VideoFile file =
                    probe.probe(video.path(), VideoLimits.ofRecordings(order.bytes(), RecordingLimits.MAX_LENGTH));
            reach.accept(CodingStage.READ_FACES);
            List<FaceObservation> observations = observe(video.path(), file, order.framesPerSecond(), models);
            reach.accept(CodingStage.ALIGN);
            return align(order, file, observations, models);
        }
    }

    private List<FaceObservation> observe(Path video, VideoFile file, int framesPerSecond, FaceModels models) {
        FaceReader reader = new FaceReader(models);
        try (FrameSource frames = FrameSource.open(tools, video, file, Sampling.atRate(framesPerSecond))) {
            for (Optional<Frame> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
                reader.take(frame.get());
            }
        }
        return reader.finish();
    }

    private static List<EngineReading> align(
            CodingOrder order, VideoFile file, List<FaceObservation> observations, FaceModels models) {
        List<FrameReading> frames = observations.stream().map(Pipeline::reading).toList();
        Viewing viewing = order.viewing(file.frameTimesMs());
        List<EngineReading> readings = new ArrayList<>();
        readings.add(reading(Engine.FRAME, traces(order, viewing, frames), models.frame()));
        if (models.sequenceCoder().isPresent()) {
            List<FrameReading> overTime =
                    observations.stream().map(Pipeline::readingOverTime).toList();
            readings.add(reading(Engine.SEQUENCE, traces(order, viewing, overTime), models.all()));
        }
        return readings;
    }

    private static EngineReading reading(Engine engine, ExposureTraces traces, List<ModelBased> parts) {
        List<ModelCard> cards = FaceModels.cards(parts);
        return new EngineReading(
                engine,
                traces,
                FaceModels.provenance(cards),
                FaceModels.backend(parts),
                FaceModels.commercialUse(cards));
    }

    private static ExposureTraces traces(CodingOrder order, Viewing viewing, List<FrameReading> readings) {
        ExposureTraces.Sampling sampling = new ExposureTraces.Sampling(order.adDurationMs(), order.framesPerSecond());
        ExposureTraces traces = ExposureTraces.read(readings, viewing, sampling, Thresholds.defaults());
        return order.soundMissed() ? traces.withoutSound() : traces;
    }

    private static FrameReading reading(FaceObservation observation) {
        double brightness = observation.light().frame();
        QualityRule fault = fault(observation);
        return observation
                .seen()
                .map(face -> new FrameReading(
                        observation.atMs(),
                        true,
                        observation.faces(),
                        face.expression().probabilities(),
                        face.pose().yaw(),
                        face.pose().pitch(),
                        face.eyeOpenness(),
                        brightness,
                        fault))
                .orElseGet(() -> new FrameReading(
                        observation.atMs(),
                        true,
                        0,
                        new double[0],
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        brightness,
                        fault));
    }

    /** The rule of the camera check, held against a frame of the recording. */
    private static @Nullable QualityRule fault(FaceObservation observation) {
        return switch (CameraVerdict.of(observation)) {
            case OK -> null;
            case DARK -> QualityRule.FACE_UNLIT;
            case BRIGHT -> QualityRule.TOO_BRIGHT;
            case BACKLIT -> QualityRule.BACKLIT;
            case NO_FACE -> QualityRule.FACE_MISSING;
            case MANY_FACES -> QualityRule.MANY_FACES;
            case TOO_FAR -> QualityRule.FACE_TOO_FAR;
            case TURNED -> QualityRule.HEAD_TURNED;
        };
    }

    /** The same frame with what the sequence coder read; pose, eyes and a lost face stay what the mesh says. */
    private static FrameReading readingOverTime(FaceObservation observation) {
        Expression overTime =
                observation.seen().map(FaceObservation.Face::overTime).orElse(null);
        return reading(observation).with(overTime == null ? new double[0] : overTime.probabilities());
    }
}
