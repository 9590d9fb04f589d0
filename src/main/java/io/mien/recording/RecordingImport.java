package io.mien.recording;

import java.nio.file.Path;
import java.util.UUID;

/** @param offsetMs how long after the file's first frame the ad began, ms */
record RecordingImport(UUID adId, String country, int offsetMs, Path file) {}
