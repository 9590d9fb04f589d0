package io.mien.recording;

import io.mien.launch.PackagedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The server of the fault test, and what befalls it: it is killed and its disk fills up; lines go down for a while. */
final class Troubles implements AutoCloseable {
    /** A browser's minute, twenty times faster. */
    private static final long OFFLINE_MS = 3_000;

    private static final long FULL_MS = 1_500;
    private static final int DISK_MB = 160;
    private static final int VISITS_A_KILL = 5;
    private static final int VISITS_A_FULL_DISK = 10;

    private final PackagedServer server;
    private final Path disk;
    private final int visits;
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
    private int kills;
    private int fullDisks;
    private int offline;

    private Troubles(PackagedServer server, Path disk, int visits) {
        this.server = server;
        this.disk = disk;
        this.visits = visits;
    }

    static Troubles startServer(Path folder, Path home, int visits) throws IOException {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        PackagedServer server = PackagedServer.withSmallDisk(DISK_MB, disk, home, folder.resolve("server.log"));
        server.set("mien.recording.keep-free", String.valueOf(16 << 20));
        return new Troubles(server.start(), disk, visits);
    }

    int port() {
        return server.port();
    }

    /** Every fourth line goes down for a minute of its browser's time, sooner or later. */
    void mayGoOffline(FaultyLine line, int visit) {
        if (visit % 4 == 1) {
            offline++;
            later.schedule(() -> line.goOffline(OFFLINE_MS), 400L + 100L * (visit % 7), TimeUnit.MILLISECONDS);
        }
    }

    /** Visits are under way whenever one ends, except at the very end. */
    void afterVisit(int ended) throws IOException {
        if (ended >= visits - 1) {
            return;
        }
        if (ended % VISITS_A_KILL == 1) {
            kills++;
            server.kill();
            server.start();
        }
        if (ended % VISITS_A_FULL_DISK == 3) {
            fillDisk();
        }
    }

    @Override
    public String toString() {
        return "%d times the server was killed, %d times its disk was full, %d lines were down for a minute"
                .formatted(kills, fullDisks, offline);
    }

    @Override
    public void close() {
        later.shutdownNow();
        server.close();
    }

    private void fillDisk() throws IOException {
        fullDisks++;
        Path filler = server.inside(disk).resolve("filler");
        byte[] megabyte = new byte[1 << 20];
        try (var out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(megabyte);
            }
        } catch (IOException full) {
            pause();
        } finally {
            Files.deleteIfExists(filler);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(FULL_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
