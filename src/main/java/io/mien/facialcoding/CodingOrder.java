package io.mien.facialcoding;

import io.mien.campaign.Ad;
import io.mien.recording.Recording;
import io.mien.trace.Quality.Finding;
import io.mien.trace.TimingLog;
import io.mien.trace.Viewing;
import io.mien.visit.Exposure;
import io.mien.visit.TimingLogBody;
import io.mien.visit.Visit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * All that reading a recording needs to know, taken in one transaction.
 *
 * @param campaignId whose models read it
 * @param exposureId what it is a recording of
 * @param storageKey the video in the object store
 * @param bytes size of the video
 * @param adKey the ad in the object store
 * @param adDurationMs length of the ad, milliseconds
 * @param timingLog the browser's log; empty for imports
 * @param about what is known about the visit and excludes the exposure, whatever its frames show
 * @param importOffsetMs where the ad began in an imported recording, milliseconds
 */
record CodingOrder(
        UUID recordingId,
        UUID campaignId,
        UUID exposureId,
        String storageKey,
        long bytes,
        String adKey,
        int adDurationMs,
        List<Finding> about,
        Optional<byte[]> timingLog,
        OptionalInt importOffsetMs) {

    static CodingOrder of(Recording recording) {
        Exposure exposure = Exposure.required(recording.exposureId);
        Ad ad = Ad.required(exposure.adId);
        Integer offset = recording.importOffsetMs;
        return new CodingOrder(
                recording.id,
                ad.campaignId,
                exposure.id,
                recording.storageKey,
                recording.acknowledgedBytes,
                ad.storageKey,
                ad.durationMs,
                about(recording, exposure, Visit.required(exposure.visitId).missesSoundOf(ad)),
                TimingLogBody.ofExposure(exposure.id).map(log -> log.body),
                offset == null ? OptionalInt.empty() : OptionalInt.of(offset));
    }

    private static List<Finding> about(Recording recording, Exposure exposure, boolean soundMissed) {
        List<Finding> about = new ArrayList<>();
        if (soundMissed) {
            about.add(Finding.soundNotHeard());
        }
        if (exposure.viewing > 1) {
            about.add(Finding.secondViewing(!exposure.isUncountedViewing()));
        }
        if (recording.isKnown()) {
            about.add(Finding.recordingKnown());
        }
        return about;
    }

    /**
     * How the recording lies on the ad.
     *
     * @param times presentation times of all its frames, milliseconds, ascending
     */
    Viewing viewing(double[] times) {
        if (importOffsetMs.isPresent()) {
            return Viewing.ofOffset(times, importOffsetMs.getAsInt(), adDurationMs);
        }
        byte[] log = timingLog.orElseThrow(() -> new IllegalStateException("A recording without its log"));
        return Viewing.ofLog(TimingLog.parse(log), times, adDurationMs);
    }
}
