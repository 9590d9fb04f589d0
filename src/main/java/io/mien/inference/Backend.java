package io.mien.inference;

import java.util.Locale;

/** The kinds of places where models run: ONNX Runtime in this process, or a Triton Inference Server. */
public enum Backend {
    ONNX,
    TRITON;

    /** As settings and metrics spell it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
