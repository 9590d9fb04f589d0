package io.mien.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A log of digests in a file, one per line. Several processes may add to it at once: each addition is one write at the end of the
 * file. It begins with a line break of its own, so that what a power cut left of the one before it spoils nothing.
 */
public final class DigestFile implements DigestLog {
    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private final Path file;

    private DigestFile(Path file) {
        this.file = file;
    }

    /** The log of that name in a home folder; the folder of logs may lie on another disk. */
    public static DigestFile in(Path home, String name) {
        return new DigestFile(home.toAbsolutePath().resolve("ledger").resolve(name));
    }

    /** A single one is added without a look: reading a long log each time would cost more than a line too many. */
    @Override
    public void add(Collection<String> digests) throws IOException {
        Set<String> fresh = new LinkedHashSet<>(digests);
        if (fresh.size() > 1) {
            fresh.removeAll(all());
        }
        if (!fresh.isEmpty()) {
            append(fresh.stream().map(digest -> "\n" + required(digest)).collect(Collectors.joining("", "", "\n")));
        }
    }

    private void append(String lines) throws IOException {
        boolean isNew = Files.notExists(file);
        if (isNew) {
            Files.createDirectories(file.getParent());
        }
        try (FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        if (isNew) {
            force(file.getParent());
            force(file.getParent().getParent());
        }
    }

    @Override
    public Set<String> all() throws IOException {
        if (Files.notExists(file)) {
            return Set.of();
        }
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.filter(line -> DIGEST.matcher(line).matches()).collect(Collectors.toSet());
        }
    }

    private static String required(String digest) {
        if (!DIGEST.matcher(digest).matches()) {
            throw new IllegalArgumentException("Not a SHA-256 digest in hexadecimal");
        }
        return digest;
    }

    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
