/**
 * Reading faces from frames: detector, mesh and facial coder ports, and the model cards that describe them.
 *
 * <p>Retry, budget and breaker are our own, 200 lines. gRPC's service configuration has the same budget, but tries again below
 * the breaker, which would count a call where it counts tries now, and never after a deadline, which covers all of its tries.
 * SmallRye Fault Tolerance has no budget and takes no clock, by which our tests know when a breaker lets one call through.
 */
@NullMarked
package io.mien.inference;

import org.jspecify.annotations.NullMarked;
