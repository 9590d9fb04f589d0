package io.mien.inference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The tiny networks that keep a contract and mean nothing, as inference/tests/make_stand_ins.py builds them. */
public final class StandIns {
    public static final Path FOLDER = Path.of("src/test/resources/models");

    private StandIns() {}

    public static ModelCard coder() {
        return card("stand_in_coder");
    }

    public static ModelCard sequence() {
        return card("stand_in_sequence");
    }

    public static byte[] cardOf(String name) {
        return bytes(FOLDER.resolve(name).resolve("model.json"));
    }

    public static byte[] fileOf(String name) {
        return bytes(FOLDER.resolve(name).resolve("1/model.onnx"));
    }

    public static ModelCard card(String name) {
        return ModelCard.parse(cardOf(name), name);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
