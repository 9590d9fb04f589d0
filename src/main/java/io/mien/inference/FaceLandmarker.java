package io.mien.inference;

import java.util.List;
import java.util.Optional;

/** Reads how far the parts of faces are moved. Implementations may be called from several threads. */
public interface FaceLandmarker extends ModelBased {

    /**
     * Reads a batch.
     *
     * @param faces RGB24 squares of the card's input size, cut where a mesh looks next ({@link Mesh#next()})
     * @return one reading a face, in the same order; empty where the network sees no face
     */
    List<Optional<Blendshapes>> read(List<byte[]> faces);
}
