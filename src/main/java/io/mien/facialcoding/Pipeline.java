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
import io.mien.trace.ActionUnitFrames;
import io.mien.trace.Engine;
import io.mien.trace.EngineReading;
import io.mien.trace.ExposureTraces;
import io.mien.trace.FrameReading;
import io.mien.trace.Light;
import io.mien.trace.Measure;
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
    private final AdLights ads;

    Pipeline(ObjectStore store, VideoProbe probe, MediaTools tools, CampaignModels campaigns, AdLights ads) {
        this.store = store;
        this.probe = probe;
        this.tools = tools;
        this.campaigns = campaigns;
        this.ads = ads;
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
            Seen seen = observe(tools, video.path(), file, order, models);
            reach.accept(CodingStage.ALIGN);
            return align(order, seen, lit(order, file, seen), models);
        }
    }

    private Viewing lit(CodingOrder order, VideoFile file, Seen seen) {
        Viewing viewing = order.viewing(file.frameTimesMs());
        return ads.of(order).map(ad -> viewing.lit(seen.light(), ad)).orElse(viewing);
    }

    /** What a recording shows: its frames as they were read, which of them tell of a living face, and how bright they are. */
    record Seen(List<FaceObservation> observations, Evidence evidence, Light light) {}

    static Seen observe(MediaTools tools, Path video, VideoFile file, CodingOrder order, FaceModels models) {
        FaceReader reader = new FaceReader(models);
        Evidence evidence = new Evidence();
        try (FrameSource frames = FrameSource.open(tools, video, file, Sampling.atRate(Measure.FRAMES_PER_SECOND))) {
            for (Optional<Frame> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
                reader.take(frame.get());
                evidence.take(frame.get());
            }
            return new Seen(reader.finish(), evidence, AdLights.of(frames.brightness()));
        }
    }

    static List<EngineReading> align(CodingOrder order, Seen seen, Viewing viewing, FaceModels models) {
        List<FrameReading> frames =
                seen.observations().stream().map(one -> reading(one, seen)).toList();
        if (models.facialCoder().isEmpty()) {
            List<FrameReading> byUnits = ActionUnitFrames.of(frames, viewing);
            return List.of(reading(Engine.ACTION_UNITS, traces(order, viewing, byUnits), models.frame()));
        }
        List<EngineReading> readings = new ArrayList<>();
        readings.add(reading(Engine.FRAME, traces(order, viewing, frames), models.frame()));
        if (models.sequenceCoder().isPresent()) {
            List<FrameReading> overTime = seen.observations().stream()
                    .map(one -> readingOverTime(one, seen))
                    .toList();
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
        ExposureTraces.Sampling sampling = new ExposureTraces.Sampling(order.adDurationMs(), Measure.FRAMES_PER_SECOND);
        ExposureTraces traces = ExposureTraces.read(readings, viewing, sampling, Thresholds.defaults());
        return order.about().stream().reduce(traces, ExposureTraces::with, (one, other) -> other);
    }

    private static FrameReading reading(FaceObservation observation, Seen recording) {
        boolean fresh = recording.evidence().isFresh(observation);
        double brightness = observation.light().frame();
        QualityRule fault = fault(observation);
        return observation
                .seen()
                .map(face -> new FrameReading(
                        observation.atMs(),
                        fresh,
                        observation.faces(),
                        probabilities(face.expression()),
                        face.pose().yaw(),
                        face.pose().pitch(),
                        face.eyeOpenness(),
                        brightness,
                        fault,
                        face.mouthOpening(),
                        face.expression() == null ? units(face) : new double[0],
                        face.sureness(),
                        false))
                .orElseGet(() -> new FrameReading(
                        observation.atMs(),
                        fresh,
                        0,
                        new double[0],
                        Double.NaN,
                        Double.NaN,
                        Double.NaN,
                        brightness,
                        fault));
    }

    private static double[] probabilities(@Nullable Expression read) {
        return read == null ? new double[0] : read.probabilities();
    }

    /** Empty in frames that the landmarker did not look at. */
    private static double[] units(FaceObservation.Face face) {
        return face.moved() == null ? new double[0] : ActionUnitFrames.units(face.moved());
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
    private static FrameReading readingOverTime(FaceObservation observation, Seen recording) {
        Expression overTime =
                observation.seen().map(FaceObservation.Face::overTime).orElse(null);
        return reading(observation, recording).with(probabilities(overTime));
    }
}
