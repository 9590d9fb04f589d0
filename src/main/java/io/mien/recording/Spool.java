package io.mien.recording;

import io.mien.platform.MienConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jboss.logging.Logger;

/** Uploads while they arrive: one growing file each, which becomes an object of the store when it is complete. */
@ApplicationScoped
class Spool {
    private static final Logger LOG = Logger.getLogger(Spool.class);

    private final Path root;

    Spool(MienConfig mien, RecordingConfig config) {
        this.root = config.spool().orElse(mien.home().resolve("uploads")).toAbsolutePath();
    }

    /** Bytes on disk, 0 when nothing has arrived. */
    long length(String key) throws IOException {
        Path file = file(key);
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /**
     * Appends at the offset and returns the new length once it is on disk. What lies beyond the offset was never
     * acknowledged and is cut off; when the disk fails, nothing of the new bytes stays.
     */
    long append(String key, long offset, ByteBuffer bytes) throws IOException {
        Path file = file(key);
        if (offset == 0) {
            Files.createDirectories(file.getParent());
        }
        long end = offset + bytes.remaining();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.truncate(offset);
            write(channel, offset, bytes);
        }
        if (offset == 0) {
            force(file.getParent());
        }
        return end;
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
        return root.toFile().getUsableSpace();
    }

    private static void write(FileChannel channel, long offset, ByteBuffer bytes) throws IOException {
        try {
            for (long at = offset; bytes.hasRemaining(); ) {
                at += channel.write(bytes, at);
            }
            channel.force(true);
        } catch (IOException e) {
            channel.truncate(offset);
            throw e;
        }
    }

    /** A new file is only there for good once its folder is on disk too. */
    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private Path file(String key) {
        return root.resolve(key);
    }
}
