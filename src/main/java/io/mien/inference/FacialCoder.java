package io.mien.inference;

import java.util.List;
import java.util.Optional;

/** Reads the expression of aligned faces. Implementations may be called from several threads. */
public interface FacialCoder extends ModelBased {

    /**
     * Reads a batch.
     *
     * @param faces RGB24 squares of the card's input size, cut by the card's alignment
     * @return one reading a face, in the same order
     */
    List<CodedFace> read(List<byte[]> faces);

    /** What spoke for and against each expression in one aligned face; empty when the model gives no maps. */
    Optional<ActivationMap> map(byte[] face);
}
