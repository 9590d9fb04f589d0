package io.mien.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.nio.file.Path;

/** Room on the disk under the home folder, of which a reserve stays free: the database needs it to go on. */
@ApplicationScoped
public class DiskRoom {
    private final Path home;
    private final long reserve;

    DiskRoom(MienConfig mien, DiskConfig config) {
        this.home = mien.home().toAbsolutePath();
        this.reserve = config.keepFree();
    }

    /** Whether the reserve is touched. */
    public boolean isShort() {
        return usable() < reserve;
    }

    /** Bytes that stay free. */
    public long reserve() {
        return reserve;
    }

    /**
     * Refuses what would touch the reserve.
     *
     * @param bytes that would be written
     * @throws Problem 507
     */
    public void require(long bytes) {
        if (usable() - bytes < reserve) {
            throw new Problem(
                    507, "disk-full", "There is no room on the server's disk at the moment. Please try later.");
        }
    }

    /** Bytes that can still be written. */
    long usable() {
        Path there = home;
        while (!Files.exists(there) && there.getParent() != null) {
            there = there.getParent();
        }
        return there.toFile().getUsableSpace();
    }
}
