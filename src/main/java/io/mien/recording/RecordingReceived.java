package io.mien.recording;

import java.util.UUID;

/** All bytes of a recording are here for good; fired in the transaction that says so to whoever sent them. */
public record RecordingReceived(UUID recordingId) {}
