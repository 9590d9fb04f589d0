/**
 * Reading faces from frames: detector, mesh and facial coder ports, and the model cards that describe them.
 */
@NullMarked
package io.mien.inference;

import org.jspecify.annotations.NullMarked;
