package io.mien.inference.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;

/** ONNX Runtime as it is used here: it tells its maker nothing about what runs in it. */
final class OnnxRuntime {
    private OnnxRuntime() {}

    /** The one environment of this process. */
    static OrtEnvironment environment() {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try {
            environment.setTelemetry(false);
        } catch (OrtException e) {
            throw new IllegalStateException("ONNX Runtime does not switch its telemetry off", e);
        }
        return environment;
    }
}
