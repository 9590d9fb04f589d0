package io.mien.recording;

import java.nio.file.Path;
import java.util.UUID;

/** @param offsetMs where in the file the ad began, ms */
record RecordingImport(UUID adId, String country, int offsetMs, Path file) {}
