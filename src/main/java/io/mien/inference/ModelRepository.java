package io.mien.inference;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds a model's card and file: in the operator's folder when there is one, else packaged with the application. */
@Singleton
public final class ModelRepository {
    private final Optional<Path> folder;

    @Inject
    ModelRepository(InferenceConfig config) {
        this(config.repository());
    }

    public ModelRepository(Optional<Path> folder) {
        this.folder = folder;
    }

    public ModelCard card(String name) {
        return ModelCard.parse(read(name + "/model.json"), name + "/model.json");
    }

    /** The card of a model that may be there or not. */
    Optional<ModelCard> find(String name) {
        try {
            stream(name + "/model.json").close();
            return Optional.of(card(name));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The model's ONNX file, not yet held against the card. */
    public byte[] file(ModelCard card) {
        return read(card.name() + "/1/model.onnx");
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
