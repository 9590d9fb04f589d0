package io.mien.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.apache.commons.io.input.BoundedInputStream;

/** The object store in a folder: write beside, force to disk, rename. */
final class FolderStore implements ObjectStore {
    private final Path root;
    private final Path parts;

    FolderStore(Path root) {
        this(root, root.resolve(".parts"));
    }

    /** @param parts on the same disk: what is not whole yet lies there */
    FolderStore(Path root, Path parts) {
        this.root = root.toAbsolutePath();
        this.parts = parts.toAbsolutePath();
    }

    /** Parts lie among this process's temporary files, which are swept, where those are on the store's disk. */
    static FolderStore in(Path root, Path home) throws IOException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
        Files.createDirectories(root);
        boolean swept =
                temporary.startsWith(home) && Files.getFileStore(temporary).equals(Files.getFileStore(root));
        return swept ? new FolderStore(root, temporary) : new FolderStore(root);
    }

    @Override
    public void put(String key, InputStream bytes) throws IOException {
        Path file = file(key);
        Files.createDirectories(file.getParent());
        Files.createDirectories(parts);
        Path beside = Files.createTempFile(parts, "mien-put-", ".part");
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
    public InputStream open(String key, long first, long length) throws IOException {
        FileChannel channel = FileChannel.open(file(key), StandardOpenOption.READ);
        try {
            channel.position(first);
            return BoundedInputStream.builder()
                    .setInputStream(Channels.newInputStream(channel))
                    .setMaxCount(length)
                    .get();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
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
    public LocalFile local(String key) throws IOException {
        Path file = file(key);
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(key);
        }
        return new LocalFile() {
            @Override
            public Path path() {
                return file;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public void requireReady() throws IOException {
        Files.createDirectories(root);
        if (!Files.isWritable(root)) {
            throw new AccessDeniedException(root.toString());
        }
    }

    private Path file(String key) {
        return root.resolve(ObjectStore.requireKey(key));
    }

    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
