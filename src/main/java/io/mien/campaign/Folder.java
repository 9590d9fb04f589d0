package io.mien.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A folder for one piece of work, gone with it. */
record Folder(Path path) implements AutoCloseable {

    static Folder fresh() throws IOException {
        return new Folder(Files.createTempDirectory("mien-film-"));
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> content = Files.list(path)) {
            for (Path file : List.copyOf(content.toList())) {
                Files.delete(file);
            }
        }
        Files.delete(path);
    }
}
