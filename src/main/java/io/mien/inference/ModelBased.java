package io.mien.inference;

/** What rests on one model: which one it is and what runs it. */
public interface ModelBased {
    ModelCard card();

    /**
     * Product and version of what runs the model, as stored with results: {@code onnx-runtime 1.29.0}, {@code triton 2.51.0};
     * without a version where the server has not told it.
     */
    String runtime();
}
