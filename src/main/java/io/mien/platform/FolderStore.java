package io.mien.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.regex.Pattern;

/** The object store in a folder: write beside, force to disk, rename. */
@ApplicationScoped
public class FolderStore implements ObjectStore {
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]*(/[A-Za-z0-9_-][A-Za-z0-9_.-]*)*");

    private final Path root;

    FolderStore(MienConfig config) {
        this.root = config.home().toAbsolutePath().resolve("store");
    }

    @Override
    public void put(String key, InputStream bytes) throws IOException {
        Path file = file(key);
        Files.createDirectories(file.getParent());
        Path beside = Files.createTempFile(file.getParent(), ".put-", ".part");
        try {
            Files.copy(bytes, beside, StandardCopyOption.REPLACE_EXISTING);
            force(beside);
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(file.getParent());
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    @Override
    public InputStream open(String key) throws IOException {
        return Files.newInputStream(file(key));
    }

    @Override
    public long size(String key) throws IOException {
        return Files.size(file(key));
    }

    @Override
    public boolean exists(String key) {
        return Files.isRegularFile(file(key));
    }

    @Override
    public void delete(String key) throws IOException {
        Files.deleteIfExists(file(key));
    }

    @Override
    public LocalFile local(String key) {
        Path file = file(key);
        return new LocalFile() {
            @Override
            public Path path() {
                return file;
            }

            @Override
            public void close() {}
        };
    }

    private Path file(String key) {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("Not a key of the object store: " + key);
        }
        return root.resolve(key);
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
