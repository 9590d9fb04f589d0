package io.mien.inference;

/** The kinds of places where models run: ONNX Runtime in this process, or a Triton Inference Server. */
public enum Backend {
    ONNX,
    TRITON
}
