package io.mien.launch;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, unpacked once from the archive on the classpath. */
record PostgresBinaries(Path folder) {
    private static final String ARCHIVE = "postgres-linux-x86_64.txz";

    /** Unpacks beside the final place and moves it there, so that an interrupted unpacking is never taken for a whole one. */
    static PostgresBinaries unpackedIn(Path place) throws IOException {
        if (Files.isExecutable(place.resolve("bin/postgres"))) {
            return new PostgresBinaries(place);
        }
        Path half = place.resolveSibling(place.getFileName() + ".half");
        Folders.delete(half);
        Folders.delete(place);
        Files.createDirectories(half);
        try (TarArchiveInputStream tar = open()) {
            unpack(tar, half);
        }
        Files.move(half, place, StandardCopyOption.ATOMIC_MOVE);
        return new PostgresBinaries(place);
    }

    String program(String name) {
        return folder.resolve("bin").resolve(name).toString();
    }

    private static TarArchiveInputStream open() throws IOException {
        InputStream archive = PostgresBinaries.class.getClassLoader().getResourceAsStream(ARCHIVE);
        if (archive == null) {
            throw StartRefused.because(
                    "The embedded PostgreSQL is made for Linux on x86-64 only. On this machine run an external"
                            + " PostgreSQL: infra/README.md says how.");
        }
        return new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)));
    }

    private static void unpack(TarArchiveInputStream tar, Path folder) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path target = folder.resolve(entry.getName()).normalize();
            if (!target.startsWith(folder)) {
                throw new IOException("The archive points outside its folder: " + entry.getName());
            }
            write(tar, entry, target);
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        if (entry.isLink()) {
            Files.copy(root(target, entry), target);
            return;
        }
        Files.copy(tar, target);
        Files.setPosixFilePermissions(
                target, PosixFilePermissions.fromString((entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static Path root(Path target, TarArchiveEntry entry) {
        Path folder = target;
        for (int up = 0; up < Path.of(entry.getName()).getNameCount(); up++) {
            folder = folder.getParent();
        }
        return folder.resolve(entry.getLinkName());
    }
}
