package io.mien.launch;

import io.mien.platform.DigestFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Puts a backup into an empty home folder. The ledger of erasures alone may be there: it is merged with that of the backup, so
 * that what was erased since stays erased. A restore that was interrupted is begun anew, and no start takes it for a whole one.
 */
final class Restore {
    /** Where the ledger lies, in a home folder as in a backup's. */
    static final String LEDGER = "ledger";

    /** Lies in the home folder from the first byte to the last. */
    static final String UNDER_WAY = "restoring";

    private static final Set<String> EXPECTED = Set.of(LEDGER, "mien.lock", "tmp", UNDER_WAY);

    private final Path home;
    private final Path source;

    Restore(Path home, Path source) {
        this.home = home;
        this.source = source.toAbsolutePath().normalize();
    }

    /**
     * @param files how many came back
     * @param erasures how many erasures the ledger knows, each of which the next start repeats
     * @param ledgerWasThere false where nothing tells what was erased after the backup
     */
    record Restored(int files, int erasures, boolean ledgerWasThere) {}

    /** The home folder must be claimed. */
    Restored run() throws IOException {
        BackupManifest manifest = BackupManifest.read(source);
        refuseFullHome();
        manifest.verify(source);
        boolean ledgerWasThere = Files.exists(home.resolve(LEDGER));
        Path arriving = Folders.secret(home.resolve(UNDER_WAY));
        Folders.delete(arriving);
        Folders.secret(arriving);
        Folders.force(home);
        int files = copy(manifest, arriving);
        mergeLedger(arriving);
        moveIn(arriving);
        Files.delete(arriving);
        Folders.force(home);
        return new Restored(files, DigestFile.in(home, "erasures").all().size(), ledgerWasThere);
    }

    private void refuseFullHome() throws IOException {
        if (Files.exists(home.resolve(UNDER_WAY))) {
            empty();
        }
        List<String> found;
        try (Stream<Path> files = Files.list(home)) {
            found = files.map(file -> file.getFileName().toString())
                    .filter(name -> !EXPECTED.contains(name))
                    .sorted()
                    .toList();
        }
        if (!found.isEmpty()) {
            throw StartRefused.because(
                    "The data folder %1$s is not empty: it has %2$s. Nothing is overwritten. Move it aside, but keep its folder %3$s:%n  mv %1$s %1$s.before && mkdir %1$s && cp -a %1$s.before/%3$s %1$s/"
                            .formatted(home, String.join(", ", found), LEDGER));
        }
    }

    /** All that lies beside an interrupted restore came with it, but for the ledger. */
    private void empty() throws IOException {
        List<Path> brought;
        try (Stream<Path> files = Files.list(home)) {
            brought = files.filter(file -> !EXPECTED.contains(file.getFileName().toString()))
                    .collect(Collectors.toList());
        }
        for (Path file : brought) {
            Folders.delete(file);
        }
    }

    private int copy(BackupManifest manifest, Path arriving) throws IOException {
        for (String folder : Files.readAllLines(source.resolve(HomeFiles.FOLDERS))) {
            Folders.secret(Folders.inside(arriving, folder));
        }
        int files = 0;
        for (String name : manifest.digests().keySet()) {
            Path file = Path.of(name);
            if (file.startsWith(HomeFiles.FOLDER)) {
                Path target = Folders.inside(
                        arriving, Path.of(HomeFiles.FOLDER).relativize(file).toString());
                Folders.copy(source.resolve(file), target);
                files++;
            }
        }
        return files;
    }

    private void mergeLedger(Path arriving) throws IOException {
        DigestFile.in(home, "erasures").add(DigestFile.in(arriving, "erasures").all());
        Folders.delete(arriving.resolve(LEDGER));
    }

    private void moveIn(Path arriving) throws IOException {
        List<Path> arrived;
        try (Stream<Path> files = Files.list(arriving)) {
            arrived = files.toList();
        }
        for (Path file : arrived) {
            Files.move(file, home.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
