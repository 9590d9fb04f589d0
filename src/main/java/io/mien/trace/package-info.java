/**
 * Expression over an ad's time for one exposure: alignment, bins, baseline, measures and quality as pure functions.
 */
@NullMarked
package io.mien.trace;

import org.jspecify.annotations.NullMarked;
