package io.mien.inference.onnx;

import io.mien.inference.BadModel;
import io.mien.inference.ModelCard;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds a model's card and file: in the operator's folder when there is one, else packaged with the application. */
final class ModelRepository {
    private final Optional<Path> folder;

    ModelRepository(Optional<Path> folder) {
        this.folder = folder;
    }

    OnnxModel open(String name) {
        ModelCard card = ModelCard.parse(read(name + "/model.json"), name + "/model.json");
        return OnnxModel.open(card, read(name + "/1/model.onnx"));
    }

    private byte[] read(String file) {
        try (InputStream bytes = stream(file)) {
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new BadModel(
                    "The model file " + file + " cannot be read from "
                            + folder.map(Path::toString).orElse("the application")
                            + "; mien.inference.repository names the folder.",
                    e);
        }
    }

    private InputStream stream(String file) throws IOException {
        if (folder.isPresent()) {
            return Files.newInputStream(folder.get().resolve(file));
        }
        InputStream packaged = Thread.currentThread().getContextClassLoader().getResourceAsStream("models/" + file);
        if (packaged == null) {
            throw new IOException("not packaged");
        }
        return packaged;
    }
}
