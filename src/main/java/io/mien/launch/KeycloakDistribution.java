package io.mien.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Keycloak's programs as the Maven build unpacked them, optimised once for PostgreSQL. */
record KeycloakDistribution(Path folder) {
    private static final String MARK = "built-for-mien";
    private static final String PREFIX = "keycloak-";

    /**
     * The one in this folder, or the newest of those in its {@code keycloak-VERSION} folders: builds before the last
     * change of version leave theirs there.
     */
    static KeycloakDistribution in(Path folder) {
        Path absolute = folder.toAbsolutePath().normalize();
        return Stream.concat(Stream.of(absolute), versions(absolute))
                .filter(each -> Files.exists(each.resolve("lib/quarkus-run.jar")))
                .findFirst()
                .map(KeycloakDistribution::new)
                .orElseThrow(() -> StartRefused.because(
                        "Keycloak is not in %s. Build it with: mvn package -DskipTests".formatted(absolute)));
    }

    private static Stream<Path> versions(Path folder) {
        try (Stream<Path> files = Files.exists(folder) ? Files.list(folder) : Stream.empty()) {
            return files
                    .filter(each -> each.getFileName().toString().startsWith(PREFIX))
                    .sorted(Comparator.comparing(KeycloakDistribution::version).reversed())
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ModuleDescriptor.Version version(Path folder) {
        return ModuleDescriptor.Version.parse(folder.getFileName().toString().substring(PREFIX.length()));
    }

    boolean isBuilt() {
        return Files.exists(folder.resolve(MARK));
    }

    /** Keycloak's own build step; without it every start would repeat it. */
    void build(Path log) throws IOException {
        try (FileChannel channel = FileChannel.open(
                        folder.resolve("building.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (!isBuilt() && lock.isValid()) {
                Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
                Programs.run(command(temporary, List.of("build", "--db=postgres")), log);
                Files.writeString(folder.resolve(MARK), "--db=postgres");
            }
        }
    }

    /**
     * What bin/kc.sh would run, without the shell in between: one process to stop, one to find again.
     *
     * @param temporary folder of its temporary files, which exists
     */
    List<String> command(Path temporary, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Dkc.home.dir=" + folder);
        command.add("-Djava.io.tmpdir=" + temporary.toAbsolutePath());
        command.add("-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory");
        // A quarter of the start time; the throughput that C2 would add later is not needed for a few logins
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-XX:+ExitOnOutOfMemoryError");
        command.addAll(List.of("-Xms64m", "-Xmx512m", "-XX:MaxMetaspaceSize=256m", "-Dfile.encoding=UTF-8"));
        for (String opened : List.of("java.util", "java.util.concurrent", "java.security", "java.lang")) {
            command.add("--add-opens=java.base/" + opened + "=ALL-UNNAMED");
        }
        command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(List.of("-Duser.language=en", "-Duser.country=US"));
        command.addAll(List.of("-cp", folder.resolve("lib/quarkus-run.jar").toString()));
        command.add("io.quarkus.bootstrap.runner.QuarkusEntryPoint");
        command.addAll(arguments);
        return command;
    }
}
