package io.mien.recording;

import java.util.UUID;

/** All bytes of a recording are stored and its digest agrees. Fired in the transaction that says so. */
public record RecordingCompleted(UUID recordingId) {}
