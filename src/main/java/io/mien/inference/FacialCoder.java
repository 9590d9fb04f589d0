package io.mien.inference;

import java.util.List;

/** Reads the expression of aligned faces. Implementations may be called from several threads. */
public interface FacialCoder {
    ModelCard card();

    /**
     * Reads a batch.
     *
     * @param faces RGB24 squares of the card's input size, cut by the card's alignment
     * @return one expression a face, in the same order
     */
    List<Expression> read(List<byte[]> faces);
}
