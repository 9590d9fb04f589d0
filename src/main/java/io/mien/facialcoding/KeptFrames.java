package io.mien.facialcoding;

import io.mien.media.Frame;
import io.mien.media.FrameSource;
import io.mien.media.MediaTools;
import io.mien.media.Sampling;
import io.mien.media.VideoFile;
import io.mien.media.VideoLimits;
import io.mien.media.VideoProbe;
import io.mien.media.VideoRefused;
import io.mien.platform.ObjectStore;
import io.mien.platform.Problem;
import io.mien.recording.RecordingLimits;
import io.mien.trace.Measure;
import io.mien.trace.Viewing;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Cuts one of the analysed frames out of a kept recording, by the ad's time. */
@ApplicationScoped
class KeptFrames {
    /** A frame further off than this does not show what the face did at that moment. */
    private static final double FARTHEST_MS = 500;

    private final ObjectStore store;
    private final VideoProbe probe;
    private final MediaTools tools;

    KeptFrames(ObjectStore store, VideoProbe probe, MediaTools tools) {
        this.store = store;
        this.probe = probe;
        this.tools = tools;
    }

    /** A frame and the ad time at which it was taken. */
    record Cut(Frame frame, double adMs) {}

    /**
     * The analysed frame nearest to a moment of the ad, placed on the ad by the times of all frames exactly as coding places it.
     * The recording is gone through twice: once for the analysed frames' times, once for the frame.
     */
    Cut nearest(CodingOrder order, double adMs) throws IOException {
        try (ObjectStore.LocalFile video = store.local(order.storageKey())) {
            VideoFile file =
                    probe.probe(video.path(), VideoLimits.ofRecordings(order.bytes(), RecordingLimits.MAX_LENGTH));
            double[] times = times(order, video.path(), file);
            Viewing viewing = order.viewing(file.frameTimesMs());
            double chosen = nearest(times, viewing, adMs);
            return new Cut(frameAt(order, video.path(), file, chosen), viewing.adTimeAt(chosen));
        } catch (VideoRefused refused) {
            throw Problem.conflict("recording-unreadable", refused.sentence());
        }
    }

    private double[] times(CodingOrder order, Path video, VideoFile file) {
        try (FrameSource frames = open(order, video, file)) {
            DoubleStream.Builder times = DoubleStream.builder();
            for (Optional<Frame> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
                times.add(frame.get().captureTimeMs());
            }
            return times.build().toArray();
        }
    }

    private static double nearest(double[] times, Viewing viewing, double adMs) {
        double nearest = Double.NaN;
        double least = FARTHEST_MS;
        for (double at : times) {
            double distance = Math.abs(viewing.adTimeAt(at) - adMs);
            if (distance <= least) {
                least = distance;
                nearest = at;
            }
        }
        if (Double.isNaN(nearest)) {
            throw Problem.invalid("not-playing", "The ad was not playing before the camera at that second.");
        }
        return nearest;
    }

    private Frame frameAt(CodingOrder order, Path video, VideoFile file, double at) {
        try (FrameSource frames = open(order, video, file)) {
            for (Optional<Frame> frame = frames.next(); frame.isPresent(); frame = frames.next()) {
                if (frame.get().captureTimeMs() >= at) {
                    return frame.get();
                }
            }
        }
        throw new IllegalStateException("A frame that was there a moment ago is gone");
    }

    private FrameSource open(CodingOrder order, Path video, VideoFile file) {
        return FrameSource.open(tools, video, file, Sampling.atRate(Measure.FRAMES_PER_SECOND));
    }
}
