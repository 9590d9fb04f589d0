/**
 * Expression over an ad's time for one exposure: alignment, bins, baseline, measures and quality as pure functions; and
 * the verdict on a visit that follows from them.
 */
@NullMarked
package io.mien.trace;

import org.jspecify.annotations.NullMarked;
