/**
 * Reads only: the campaign list, the monitor, an ad, a comparison, one visit. Nothing is changed from here.
 */
@NullMarked
package io.mien.dashboard;

import org.jspecify.annotations.NullMarked;
