package io.mien.launch;

import io.mien.platform.LastBackup;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of a home folder a backup keeps: everything but what each start makes anew.
 *
 * @param folders below the home folder, also empty ones, which PostgreSQL insists on
 * @param files below the home folder
 */
record HomeFiles(Path home, List<Path> folders, List<Path> files, long bytes) {
    /** Where a backup keeps them. */
    static final String FOLDER = "home";

    /** The file of a backup that names the folders, for media that forget empty ones. */
    static final String FOLDERS = "folders";

    private static final Set<String> MADE_ANEW = Set.of(
            "tmp",
            "log",
            "cache",
            "passing",
            "postgres-programs",
            "postgres-programs.half",
            "mien.lock",
            LastBackup.FILE);

    private static final Set<String> OF_A_RUN = Set.of("postmaster.pid", "postmaster.opts");

    static HomeFiles of(Path home) throws IOException {
        List<Path> kept;
        try (Stream<Path> all = Files.walk(home, FileVisitOption.FOLLOW_LINKS)) {
            kept = all.filter(file -> !file.equals(home))
                    .map(home::relativize)
                    .filter(HomeFiles::isKept)
                    .sorted()
                    .toList();
        }
        List<Path> folders = new ArrayList<>();
        List<Path> files = new ArrayList<>();
        long bytes = 0;
        for (Path path : kept) {
            if (Files.isDirectory(home.resolve(path))) {
                folders.add(path);
            } else {
                files.add(path);
                bytes += Files.size(home.resolve(path));
            }
        }
        return new HomeFiles(home, List.copyOf(folders), List.copyOf(files), bytes);
    }

    private static boolean isKept(Path path) {
        String name = path.getFileName().toString();
        boolean isOfARun =
                OF_A_RUN.contains(name) || path.getNameCount() == 2 && (name.endsWith(".pid") || name.endsWith(".log"));
        return !MADE_ANEW.contains(path.getName(0).toString()) && !isOfARun;
    }

    /** Refuses what could not be started again. */
    void requireWhole() {
        require("postgres/cluster/PG_VERSION", "no database: Mien was never started there");
        require("secrets.properties", "no passwords (secrets.properties), without which the database does not open");
        if (!hasFromEnvironment("MIEN_SERVER_KEY")) {
            require("server.key", "no server.key, without which no link and no receipt code is good");
        }
        if (!hasFromEnvironment("MIEN_CERTIFICATES_KEY")) {
            require("certificate.key", "no certificate.key, without which no certificate can be signed");
        }
    }

    private static boolean hasFromEnvironment(String name) {
        return System.getenv(name) != null;
    }

    private void require(String file, String what) {
        if (!files.contains(Path.of(file))) {
            throw StartRefused.because("There is nothing whole to back up in %s: it has %s.".formatted(home, what));
        }
    }

    String folderLines() {
        return folders.stream().map(folder -> folder + "\n").collect(Collectors.joining());
    }
}
