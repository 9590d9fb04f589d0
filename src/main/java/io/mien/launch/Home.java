package io.mien.launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** The data folder, held by one start at a time. */
final class Home implements AutoCloseable {
    private static final long NEEDED = 1L << 30;

    private final Path folder;
    private final FileChannel channel;

    private Home(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    static Home claim(Path folder) throws IOException {
        if (Files.exists(folder.resolve(Restore.UNDER_WAY))) {
            throw StartRefused.because(
                    "A restore to the data folder %s was interrupted. Run infra/restore once more; it begins anew."
                            .formatted(folder));
        }
        return claimToRestore(folder);
    }

    /** Also where a restore was interrupted. */
    static Home claimToRestore(Path folder) throws IOException {
        makeWritable(folder);
        refuseFullDisk(folder);
        FileChannel channel =
                FileChannel.open(folder.resolve("mien.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (lock(channel) == null) {
            channel.close();
            throw StartRefused.because(
                    "Mien already runs on the data folder %s. Stop that one, or choose another folder with MIEN_HOME."
                            .formatted(folder));
        }
        return new Home(folder, channel);
    }

    Path postgres() {
        return folder.resolve("postgres");
    }

    Path postgresBinaries() {
        return folder.resolve("postgres-programs");
    }

    Path keycloak() throws IOException {
        return Folders.secret(folder.resolve("keycloak"));
    }

    Path log() {
        return folder.resolve("log").resolve("mien.log");
    }

    Path secretsFile() {
        return folder.resolve("secrets.properties");
    }

    Path path() {
        return folder;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static void makeWritable(Path folder) {
        try {
            Folders.secret(folder);
            Files.delete(Files.createTempFile(folder, "try", ""));
        } catch (IOException e) {
            throw StartRefused.unwritable(folder);
        }
    }

    private static void refuseFullDisk(Path folder) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < NEEDED) {
            throw StartRefused.because(
                    "Only %d MB are free where the data folder %s is, and Mien needs %d MB to start. Make room, or choose another folder with MIEN_HOME."
                            .formatted(free >> 20, folder, NEEDED >> 20));
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
