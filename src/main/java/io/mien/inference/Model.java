package io.mien.inference;

import java.util.Map;
import java.util.Set;

/**
 * One network, wherever it runs: named tensors in, named tensors out. What the tensors mean is the business of
 * {@link FaceDetector} and the other ports that are built on it. Implementations may be called from several threads.
 */
public interface Model extends ModelBased, AutoCloseable {

    /**
     * Runs a batch.
     *
     * @param inputs each input of the card by name; the first dimension of all is the batch
     * @param wanted names of the outputs to give; what nobody wants need not be computed or carried
     * @return each wanted output by name
     */
    Map<String, Tensor.Floats> run(Map<String, Tensor> inputs, Set<String> wanted);

    @Override
    void close();
}
