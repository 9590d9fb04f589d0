package io.mien.recording;

import io.mien.platform.MienConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Uploads while they arrive: one growing file each, which becomes an object of the store when it is complete. */
@ApplicationScoped
class Spool {
    private final Path root;

    Spool(MienConfig config) {
        this.root = config.home().toAbsolutePath().resolve("uploads");
    }

    /** Bytes on disk, 0 when nothing has arrived. */
    long length(String key) throws IOException {
        Path file = file(key);
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /** Holds an upload's file, so that a slice can be appended to it. */
    Slice hold(String key) throws IOException {
        Path file = file(key);
        Files.createDirectories(file.getParent());
        return Slice.of(file);
    }

    /** Cuts off what came in and was never acknowledged. */
    void cut(String key, long length) throws IOException {
        try (Slice held = Slice.ofKnown(file(key))) {
            held.from(length);
            held.commit();
        }
    }

    InputStream open(String key) throws IOException {
        return Files.newInputStream(file(key));
    }

    void delete(String key) throws IOException {
        Files.deleteIfExists(file(key));
    }

    /** Bytes that can still be written. */
    long room() throws IOException {
        Files.createDirectories(root);
        return root.toFile().getUsableSpace();
    }

    private Path file(String key) {
        return root.resolve(key);
    }
}
