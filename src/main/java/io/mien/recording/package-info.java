/**
 * Webcam video: the resumable upload, imports, every state of a recording, the copy that players seek in, and its end.
 */
@NullMarked
package io.mien.recording;

import org.jspecify.annotations.NullMarked;
