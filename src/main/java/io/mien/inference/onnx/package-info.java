/** Models run in this process by ONNX Runtime. */
@NullMarked
package io.mien.inference.onnx;

import org.jspecify.annotations.NullMarked;
