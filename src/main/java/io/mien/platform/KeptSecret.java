package io.mien.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.function.Supplier;

/** A secret kept as a file of the home folder: made at the first start, readable by its owner alone. */
public final class KeptSecret {
    private KeptSecret() {}

    /**
     * The file's text.
     *
     * @param fresh makes the text when there is no file yet
     */
    public static String in(Path home, String name, Supplier<String> fresh) {
        Path file = home.toAbsolutePath().resolve(name);
        try {
            make(file, fresh);
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("A secret cannot be kept in " + file, e);
        }
    }

    /** Written beside and linked into place, so that two processes starting at once end with one secret. */
    private static void make(Path file, Supplier<String> fresh) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        Files.createDirectories(file.getParent());
        Path beside = Files.createTempFile(
                file.getParent(),
                ".secret-",
                "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(beside, fresh.get());
            Files.createLink(file, beside);
        } catch (FileAlreadyExistsException e) {
            // Another process was first: its secret is the secret.
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
