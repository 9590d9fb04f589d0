package io.mien.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.io.file.PathUtils;

/**
 * The temporary files of this process, below the home folder: faces and models of people pass through them. A folder
 * belongs to whoever holds the lock beside it; one that nobody holds any more is deleted at the next start of any process
 * and every hour, and so is what this process itself has not touched for long.
 */
public final class Scratch {
    private static final Duration MAX_WORK = Duration.ofHours(6);
    private static final String LOCK = ".lock";

    private final Path all;
    private final Path own;
    private final FileChannel lock;
    private final ScheduledExecutorService sweeper = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "scratch-sweeper");
        thread.setDaemon(true);
        return thread;
    });

    private Scratch(Path all, Path own, FileChannel lock) {
        this.all = all;
        this.own = own;
        this.lock = lock;
    }

    /**
     * Makes this process's folder and has every library use it. To be called before the first temporary file: Java reads the
     * setting once.
     */
    public static Scratch claim(Path home) throws IOException {
        Path all = Files.createDirectories(home.toAbsolutePath().resolve("tmp"));
        Files.setPosixFilePermissions(all, PosixFilePermissions.fromString("rwx------"));
        Path own = all.resolve("run-" + ProcessHandle.current().pid() + "-" + System.currentTimeMillis());
        FileChannel lock = FileChannel.open(lockOf(own), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        lock.lock();
        Files.createDirectories(own.resolve("uploads"));
        System.setProperty("java.io.tmpdir", own.toString());
        System.setProperty(
                "quarkus.http.body.uploads-directory", own.resolve("uploads").toString());
        Scratch scratch = new Scratch(all, own, lock);
        scratch.sweep(Instant.now());
        scratch.sweeper.scheduleWithFixedDelay(scratch::sweepQuietly, 1, 1, TimeUnit.HOURS);
        return scratch;
    }

    Path folder() {
        return own;
    }

    /** What cannot be deleted now is tried again in an hour. */
    private void sweepQuietly() {
        try {
            sweep(Instant.now());
        } catch (UncheckedIOException e) {
            return;
        }
    }

    /** Deletes what nobody holds, and what lies here for longer than any work takes. */
    void sweep(Instant now) {
        try (Stream<Path> runs = Files.list(all)) {
            for (Path run : runs.filter(Files::isDirectory).toList()) {
                if (!run.equals(own)) {
                    deleteUnheld(run);
                }
            }
            deleteOld(now.minus(MAX_WORK));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void deleteUnheld(Path run) throws IOException {
        try (FileChannel channel = FileChannel.open(lockOf(run), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.tryLock()) {
            if (held != null) {
                PathUtils.delete(run);
                Files.deleteIfExists(lockOf(run));
            }
        } catch (OverlappingFileLockException e) {
            // Another start inside this very process, as tests make them, holds it
            return;
        }
    }

    /** Only what is ours: Vert.x and Netty keep files of their own here for as long as they run. */
    private void deleteOld(Instant before) throws IOException {
        try (Stream<Path> files = Stream.concat(Files.list(own.resolve("uploads")), Files.list(own))) {
            for (Path file : files.filter(Scratch::isWork).toList()) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
                    PathUtils.delete(file);
                }
            }
        }
    }

    private static boolean isWork(Path file) {
        return file.getParent().endsWith("uploads")
                || file.getFileName().toString().startsWith("mien-");
    }

    private static Path lockOf(Path run) {
        return run.resolveSibling(run.getFileName() + LOCK);
    }

    /** Deletes this process's folder; what cannot be, the next start does. */
    public void closeQuietly() {
        sweeper.shutdownNow();
        try {
            PathUtils.delete(own);
            Files.deleteIfExists(lockOf(own));
            lock.close();
        } catch (IOException e) {
            return;
        }
    }
}
