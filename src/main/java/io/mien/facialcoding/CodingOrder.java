package io.mien.facialcoding;

import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.recording.Recording;
import io.mien.trace.TimingLog;
import io.mien.trace.Viewing;
import io.mien.visit.Exposure;
import io.mien.visit.TimingLogBody;
import io.mien.visit.Visit;
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
 * @param adDurationMs length of the ad, milliseconds
 * @param framesPerSecond analysed frames a second
 * @param timingLog the browser's log; empty for imports
 * @param soundMissed whether the ad needs sound and the respondent could not hear it
 * @param importOffsetMs where the ad began in an imported recording, milliseconds
 */
record CodingOrder(
        UUID recordingId,
        UUID campaignId,
        UUID exposureId,
        String storageKey,
        long bytes,
        int adDurationMs,
        int framesPerSecond,
        boolean soundMissed,
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
                ad.durationMs,
                Campaign.required(ad.campaignId).framesPerSecond,
                Visit.required(exposure.visitId).missesSoundOf(ad),
                TimingLogBody.ofExposure(exposure.id).map(log -> log.body),
                offset == null ? OptionalInt.empty() : OptionalInt.of(offset));
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
