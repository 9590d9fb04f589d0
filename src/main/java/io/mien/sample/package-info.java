/**
 * The labelled sample campaign and its removal.
 */
@NullMarked
package io.mien.sample;

import org.jspecify.annotations.NullMarked;
