package io.mien.launch;

import io.mien.platform.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.apache.commons.io.file.PathUtils;

/** Folders and files of the embedded start. */
final class Folders {
    private Folders() {}

    /** A folder that nobody but this user can look into. */
    static Path secret(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        return folder;
    }

    /** Copies a file so that nobody but this user can read it; returns the SHA-256 of what was read. */
    static String copy(Path from, Path to) throws IOException {
        MessageDigest digest = Digest.sha256();
        Files.createFile(to, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (InputStream bytes = new DigestInputStream(Files.newInputStream(from), digest);
                OutputStream copy = Files.newOutputStream(to)) {
            bytes.transferTo(copy);
        }
        force(to);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** A place below a folder; refuses names that lead out of it. */
    static Path inside(Path folder, String name) {
        Path place = folder.resolve(name).normalize();
        if (!place.startsWith(folder)) {
            throw StartRefused.because("The name %s leads out of its folder.".formatted(name));
        }
        return place;
    }

    static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            PathUtils.delete(folder);
        }
    }
}
