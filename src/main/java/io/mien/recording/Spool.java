package io.mien.recording;

import io.mien.platform.MienConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/** Uploads while they arrive: one growing file each, which becomes an object of the store when it is complete. */
@ApplicationScoped
class Spool {
    private static final Logger LOG = Logger.getLogger(Spool.class);

    private final Path root;

    Spool(MienConfig config) {
        this.root = config.home().toAbsolutePath().resolve("uploads");
    }

    /** Bytes on disk, 0 when nothing has arrived. */
    long length(String key) throws IOException {
        Path file = file(key);
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /** Begins to append at the offset; what lies beyond it was never acknowledged and is cut off. */
    Slice append(String key, long offset) throws IOException {
        Path file = file(key);
        Files.createDirectories(file.getParent());
        return Slice.at(file, offset);
    }

    InputStream open(String key) throws IOException {
        return Files.newInputStream(file(key));
    }

    void delete(String key) throws IOException {
        Files.deleteIfExists(file(key));
    }

    /** Deletes what is of no use any more; left behind, the upload's expiry deletes it. */
    void deleteQuietly(String key) {
        try {
            delete(key);
        } catch (IOException e) {
            LOG.warnf(e, "An upload was left in the spool key=%s", key);
        }
    }

    /** Bytes that can still be written. */
    long room() throws IOException {
        Files.createDirectories(root);
        return Files.getFileStore(root).getUsableSpace();
    }

    private Path file(String key) {
        return root.resolve(key);
    }
}
