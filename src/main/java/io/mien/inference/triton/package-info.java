/** Models run by a Triton Inference Server over gRPC (Open Inference Protocol, version 2). */
@NullMarked
package io.mien.inference.triton;

import org.jspecify.annotations.NullMarked;
