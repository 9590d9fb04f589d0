package io.mien.facialcoding;

import io.mien.inference.FaceModels;
import io.mien.inference.FaceObservation;
import io.mien.inference.FaceReader;
import io.mien.inference.onnx.PackagedModels;
import io.mien.media.Frame;
import io.mien.media.FrameSource;
import io.mien.media.Sampling;
import io.mien.media.TestMedia;
import io.mien.media.VideoFile;
import io.mien.trace.EngineReading;
import io.mien.trace.Light;
import io.mien.trace.Measure;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;

/** Clips read by the product's own pipeline and models, without its database. */
final class ReadClips {
    private static final UUID NOBODY = new UUID(0, 0);

    private ReadClips() {}

    static List<FaceObservation> frames(Path video) {
        return Pipeline.observe(
                        TestMedia.TOOLS, video, TestMedia.probed(video), order(0, 1_000), PackagedModels.models())
                .observations();
    }

    /** As an import whose ad began with the recording. */
    static List<EngineReading> engines(Path video, int adMs) {
        return engines(video, adMs, PackagedModels.models());
    }

    static List<EngineReading> engines(Path video, int adMs, FaceModels models) {
        return engines(video, 0, adMs, models);
    }

    /** As an import whose ad began {@code offsetMs} after the recording. */
    static List<EngineReading> engines(Path video, int offsetMs, int adMs, FaceModels models) {
        VideoFile file = TestMedia.probed(video);
        CodingOrder order = order(offsetMs, adMs);
        Pipeline.Seen frames = Pipeline.observe(TestMedia.TOOLS, video, file, order, models);
        return Pipeline.align(order, frames, order.viewing(file.frameTimesMs()), models);
    }

    /** The same by action units, as where no network that names expressions may be used. */
    static EngineReading byUnits(Path video, int adMs) {
        return engines(video, adMs, PackagedModels.models().withoutExpressions())
                .get(0);
    }

    /** As an import whose ad began with the recording, each frame changed before anything looks at it; by the first engine. */
    static EngineReading changed(Path video, int adMs, Function<Frame, Frame> change) {
        VideoFile file = TestMedia.probed(video);
        FaceModels models = PackagedModels.models();
        FaceReader reader = new FaceReader(models);
        Evidence evidence = new Evidence();
        try (FrameSource frames =
                FrameSource.open(TestMedia.TOOLS, video, file, Sampling.atRate(Measure.FRAMES_PER_SECOND))) {
            for (Optional<Frame> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
                Frame changed = change.apply(frame.get());
                reader.take(changed);
                evidence.take(changed);
            }
        }
        List<FaceObservation> read = reader.finish();
        CodingOrder order = order(0, adMs);
        return Pipeline.align(
                        order,
                        new Pipeline.Seen(read, evidence, Light.NONE),
                        order.viewing(file.frameTimesMs()),
                        models)
                .get(0);
    }

    private static CodingOrder order(int offsetMs, int adMs) {
        return new CodingOrder(
                NOBODY, NOBODY, NOBODY, "clip", 1, "ad", adMs, List.of(), Optional.empty(), OptionalInt.of(offsetMs));
    }
}
