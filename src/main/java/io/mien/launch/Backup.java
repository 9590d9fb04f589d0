package io.mien.launch;

import io.mien.launch.ChildProcess.Plan;
import io.mien.platform.LastBackup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Copies the home folder of a product that stands still: database, recordings, keys, passwords and the ledger of erasures of one
 * moment. The copy lies beside its place until every file of it was read back and compared.
 */
final class Backup {
    private final Path home;
    private final Path target;
    private final Clock clock;

    Backup(Path home, Path target, Clock clock) {
        this.home = home;
        this.target = target.toAbsolutePath().normalize();
        this.clock = clock;
    }

    /** The home folder must be claimed. */
    LastBackup make() throws IOException {
        refuse();
        stopLeftovers();
        HomeFiles files = HomeFiles.of(home);
        files.requireWhole();
        requireRoom(files);
        LastBackup made =
                new LastBackup(clock.instant(), files.bytes(), files.files().size(), true);
        Path half = target.resolveSibling(target.getFileName() + ".half");
        try {
            fill(half, files, made);
            Files.move(half, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Folders.delete(half);
        }
        Folders.force(target.getParent());
        made.noteIn(home);
        return made;
    }

    private void fill(Path half, HomeFiles files, LastBackup made) throws IOException {
        Folders.delete(half);
        Folders.secret(half);
        copyFiles(files, made, half).write(half);
        Folders.force(half.resolve(BackupManifest.FILE));
        BackupManifest.read(half).verify(half);
    }

    private void refuse() throws IOException {
        if (target.startsWith(home) || home.startsWith(target)) {
            throw StartRefused.because(
                    "A backup inside the data folder %s is lost with it. Choose another place.".formatted(home));
        }
        if (Files.exists(target)) {
            throw StartRefused.because(
                    "%s is there already; a backup never overwrites anything. Choose another name.".formatted(target));
        }
        if (target.getParent() == null || !Files.isDirectory(target.getParent())) {
            throw StartRefused.because("There is no folder %s to put the backup in.".formatted(target.getParent()));
        }
    }

    /** What a killed product left running still writes. */
    private void stopLeftovers() throws IOException {
        for (String child : List.of("keycloak", "postgres")) {
            ChildProcess.stopLeftover(new Plan(
                    child, List.of(), Map.of(), home.resolve(child), child.equals("postgres") ? "INT" : "TERM"));
        }
    }

    private void requireRoom(HomeFiles files) throws IOException {
        long free = Files.getFileStore(target.getParent()).getUsableSpace();
        if (free < files.bytes()) {
            throw StartRefused.because(String.format(
                    Locale.ROOT,
                    "The backup needs %d MB, and only %d MB are free where %s is.",
                    (files.bytes() >> 20) + 1,
                    free >> 20,
                    target.getParent()));
        }
    }

    private BackupManifest copyFiles(HomeFiles files, LastBackup made, Path half) throws IOException {
        Path copy = Folders.secret(half.resolve(HomeFiles.FOLDER));
        for (Path folder : files.folders()) {
            Folders.secret(copy.resolve(folder));
        }
        Map<String, String> digests = new TreeMap<>();
        for (Path file : files.files()) {
            digests.put(
                    Path.of(HomeFiles.FOLDER).resolve(file).toString(),
                    Folders.copy(home.resolve(file), copy.resolve(file)));
        }
        Files.writeString(half.resolve(HomeFiles.FOLDERS), files.folderLines());
        made.noteIn(copy);
        for (String own : List.of(HomeFiles.FOLDERS, HomeFiles.FOLDER + "/" + LastBackup.FILE)) {
            digests.put(own, BackupManifest.digest(half.resolve(own)));
        }
        return new BackupManifest(digests);
    }
}
