/**
 * The pipeline from a finished recording to its traces, its attempts and retries, tenants' own models, and the camera
 * check that uses the same detector.
 */
@NullMarked
package io.mien.facialcoding;

import org.jspecify.annotations.NullMarked;
