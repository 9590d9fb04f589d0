package io.mien.facialcoding;

import io.mien.media.Brightness;
import io.mien.media.FrameSource;
import io.mien.media.MediaFailed;
import io.mien.media.MediaTools;
import io.mien.media.Sampling;
import io.mien.media.VideoFile;
import io.mien.media.VideoLimits;
import io.mien.media.VideoProbe;
import io.mien.media.VideoRefused;
import io.mien.platform.ObjectStore;
import io.mien.recording.RecordingLimits;
import io.mien.trace.Light;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * How bright each ad is over its time. An ad is decoded once, small, and what is kept of it is some kilobytes: its respondents'
 * recordings come one after the other.
 */
@ApplicationScoped
class AdLights {
    private static final Logger LOG = Logger.getLogger(AdLights.class);

    private static final int MAX_KEPT = 200;

    /** No picture of it is wanted. */
    private static final Sampling FEW = new Sampling(1, 64);

    private final ObjectStore store;
    private final VideoProbe probe;
    private final MediaTools tools;
    private final Map<String, Light> kept = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Light> eldest) {
            return size() > MAX_KEPT;
        }
    });

    AdLights(ObjectStore store, VideoProbe probe, MediaTools tools) {
        this.store = store;
        this.probe = probe;
        this.tools = tools;
    }

    /** Empty when the ad cannot be read just now: a recording is worth reading without. */
    Optional<Light> of(CodingOrder order) {
        Light known = kept.get(order.adKey());
        if (known != null) {
            return Optional.of(known);
        }
        try {
            Light read = read(order);
            kept.put(order.adKey(), read);
            return Optional.of(read);
        } catch (IOException | VideoRefused | MediaFailed failed) {
            LOG.warnf(failed, "The brightness of an ad could not be read; campaignId %s", order.campaignId());
            return Optional.empty();
        }
    }

    private Light read(CodingOrder order) throws IOException {
        try (ObjectStore.LocalFile video = store.local(order.adKey())) {
            VideoFile file = probe.probe(
                    video.path(), VideoLimits.ofRecordings(Files.size(video.path()), RecordingLimits.MAX_LENGTH));
            try (FrameSource frames = FrameSource.open(tools, video.path(), file, FEW)) {
                while (frames.next().isPresent()) {
                    // What is wanted is told of all frames at the end
                }
                return of(frames.brightness());
            }
        }
    }

    static Light of(Brightness brightness) {
        return new Light(brightness.atMs(), brightness.levels());
    }
}
