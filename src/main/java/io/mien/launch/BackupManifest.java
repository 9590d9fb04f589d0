package io.mien.launch;

import io.mien.platform.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a backup consists of: each file with its SHA-256, in the form that {@code sha256sum -c} reads.
 *
 * @param digests of files by their place below the backup's folder
 */
record BackupManifest(Map<String, String> digests) {
    static final String FILE = "manifest.sha256";

    BackupManifest {
        digests = new TreeMap<>(digests);
    }

    static BackupManifest read(Path backup) throws IOException {
        Path file = backup.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw StartRefused.because(
                    "%s is no backup of Mien, or not a whole one: its %s is missing.".formatted(backup, FILE));
        }
        Map<String, String> digests = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] parts = line.split(" {2}", 2);
            if (parts.length != 2 || parts[0].length() != 64) {
                throw StartRefused.because("The %s of %s cannot be read.".formatted(FILE, backup));
            }
            digests.put(parts[1], parts[0]);
        }
        return new BackupManifest(digests);
    }

    void write(Path backup) throws IOException {
        Files.writeString(
                backup.resolve(FILE),
                digests.entrySet().stream()
                        .map(file -> file.getValue() + "  " + file.getKey() + "\n")
                        .collect(Collectors.joining()));
    }

    /** Refuses a backup of which a file is missing, altered, or not one of its own. */
    void verify(Path backup) throws IOException {
        Set<String> found = files(backup);
        Set<String> foreign = new TreeSet<>(found);
        foreign.removeAll(digests.keySet());
        if (!foreign.isEmpty()) {
            throw StartRefused.because("The backup %s holds %d files that its manifest does not name, such as %s."
                    .formatted(backup, foreign.size(), foreign.iterator().next()));
        }
        for (Map.Entry<String, String> file : digests.entrySet()) {
            if (!found.contains(file.getKey())) {
                throw StartRefused.because("The backup %s lacks the file %s.".formatted(backup, file.getKey()));
            }
            if (!digest(backup.resolve(file.getKey())).equals(file.getValue())) {
                throw StartRefused.because(
                        "The backup %s is damaged: %s is not what was saved.".formatted(backup, file.getKey()));
            }
        }
    }

    private static Set<String> files(Path backup) throws IOException {
        try (Stream<Path> all = Files.walk(backup)) {
            return all.filter(file -> !Files.isDirectory(file))
                    .map(file -> backup.relativize(file).toString())
                    .filter(name -> !name.equals(FILE))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    static String digest(Path file) throws IOException {
        MessageDigest digest = Digest.sha256();
        try (InputStream bytes = new DigestInputStream(Files.newInputStream(file), digest)) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
