package io.mien.inference;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The models that read a frame together. */
public record FaceModels(FaceDetector detector, FaceMesh mesh, FacialCoder coder) {

    public List<ModelCard> cards() {
        return Stream.of(detector.card(), mesh.card(), coder.card()).toList();
    }

    /** Names and shortened digests, as stored with every result. */
    public String provenance() {
        return cards().stream().map(ModelCard::provenance).collect(Collectors.joining(" "));
    }
}
