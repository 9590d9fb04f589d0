/**
 * Ground under every feature: problem responses, clock, ids, the object store port, page helpers. Holds no domain words.
 */
@NullMarked
package io.mien.platform;

import org.jspecify.annotations.NullMarked;
