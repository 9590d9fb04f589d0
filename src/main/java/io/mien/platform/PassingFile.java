package io.mien.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.apache.commons.io.file.PathUtils;

/**
 * An object on its way to or from the store, alone in a folder that only its owner may read: it may be a face. Gone when
 * closed, and after a crash at the next start.
 */
public record PassingFile(Path path) implements ObjectStore.LocalFile {
    private static final String FOLDER = "passing";

    /** A place for a file below the home folder; nothing lies there yet. */
    public static PassingFile under(Path home) throws IOException {
        Path folder = Files.createDirectories(home.toAbsolutePath().resolve(FOLDER));
        return new PassingFile(Files.createTempDirectory(folder, "object-").resolve("bytes"));
    }

    /** Deletes what a process that was killed left. */
    static void sweep(Path home) throws IOException {
        Path folder = home.resolve(FOLDER);
        if (Files.isDirectory(folder)) {
            PathUtils.deleteDirectory(folder);
        }
    }

    /** Writes all bytes; returns their MD5 in base64, the one digest that every S3 store compares. */
    String fill(InputStream bytes) throws IOException {
        MessageDigest digest = md5();
        Files.copy(new DigestInputStream(bytes, digest), path);
        return Base64.getEncoder().encodeToString(digest.digest());
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
        Files.deleteIfExists(path.getParent());
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has MD5", e);
        }
    }
}
