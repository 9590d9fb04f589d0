package io.mien.campaign;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.io.file.PathUtils;

/** A folder for one piece of work, gone with it. */
record Folder(Path path) implements AutoCloseable {

    static Folder fresh() throws IOException {
        return new Folder(Files.createTempDirectory("mien-film-"));
    }

    @Override
    public void close() throws IOException {
        PathUtils.deleteDirectory(path);
    }
}
