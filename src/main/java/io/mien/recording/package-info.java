/**
 * Webcam video arriving in slices: the resumable upload, its digest and its place in the store.
 */
@NullMarked
package io.mien.recording;

import org.jspecify.annotations.NullMarked;
