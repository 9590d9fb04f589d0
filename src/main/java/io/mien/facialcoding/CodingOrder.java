package io.mien.facialcoding;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * All that reading a recording needs to know, taken in one transaction.
 *
 * @param storageKey the video in the object store
 * @param bytes size of the video
 * @param adDurationMs length of the ad, milliseconds
 * @param framesPerSecond analysed frames a second
 * @param timingLog the browser's log; empty for imports
 * @param importOffsetMs where the ad began in an imported recording, milliseconds
 */
record CodingOrder(
        UUID recordingId,
        String storageKey,
        long bytes,
        int adDurationMs,
        int framesPerSecond,
        Optional<byte[]> timingLog,
        OptionalInt importOffsetMs) {}
