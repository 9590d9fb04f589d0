package io.mien.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a process inside the walls can reach. Each way of making them is tried where this machine has it. */
class ConfinementTest {
    private static final Bounds BOUNDS = new Bounds(1L << 30, Duration.ofSeconds(20), 1 << 20, 64, 32);

    @TempDir
    Path folder;

    static Stream<Confinement> walls() {
        List<Confinement> walls = Stream.concat(
                        Confinement.program("bwrap").map(Bubblewrap::new).stream(),
                        Confinement.program("unshare").map(Unshare::by).stream())
                .map(Confinement::by)
                .filter(Confinement::works)
                .toList();
        assumeThat(walls)
                .as("skipped: this machine lets nobody make a namespace")
                .isNotEmpty();
        return walls.stream();
    }

    @ParameterizedTest
    @MethodSource("walls")
    void nothingIsSeenButWhatIsShown(Confinement walls) throws Exception {
        // Given
        Path shown = Files.writeString(folder.resolve("shown"), "shown");
        Path hidden = Files.writeString(folder.resolve("hidden"), "hidden");

        // When
        String said = said(
                walls,
                View.reading(shown),
                "cat " + shown + "; cat " + hidden + " /etc/passwd; find /home /root /work /proc -mindepth 1");

        // Then
        assertThat(said.strip()).isEqualTo("shown");
    }

    @ParameterizedTest
    @MethodSource("walls")
    void nothingIsWrittenButWhereItMay(Confinement walls) throws Exception {
        // Given
        Path shown = Files.writeString(folder.resolve("shown"), "as it was");
        Path open = Files.createDirectory(folder.resolve("open"));

        // When
        String said = said(
                walls,
                new View(List.of(shown), List.of(open)),
                "for place in /x /usr/x /usr/bin/x " + shown + "; do echo changed > $place && echo wrote $place; done;"
                        + " echo done > " + open.resolve("file"));

        // Then
        assertThat(said).isEmpty();
        assertThat(shown).hasContent("as it was");
        assertThat(open.resolve("file")).hasContent("done\n");
    }

    @ParameterizedTest
    @MethodSource("walls")
    void noNetworkIsReached(Confinement walls) throws Exception {
        // Given
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String call = "exec 3<>/dev/tcp/127.0.0.1/" + server.getLocalPort() + " && echo reached";

            // When / Then
            assertThat(said(walls, View.reading(), "/bin/bash -c '" + call + "'"))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("walls")
    void noWallCanBeTakenDownFromInside(Confinement walls) throws Exception {
        assertThat(said(
                        walls,
                        View.reading(),
                        "mount -o remount,rw / && echo remounted; unshare --user --map-root-user true && echo nested;"
                                + " mount -t tmpfs none /usr && echo mounted"))
                .doesNotContain("remounted", "mounted");
    }

    @ParameterizedTest
    @MethodSource("walls")
    void whatIsKilledIsGoneWithAllItStarted(Confinement walls) throws Exception {
        // Given
        Process process = start(walls, View.reading(), "sleep 4711 & sleep 4711");
        await().atMost(Duration.ofSeconds(20)).until(() -> sleepers() > 0);

        // When
        process.destroyForcibly();

        // Then
        await().atMost(Duration.ofSeconds(20)).until(() -> sleepers() == 0);
    }

    private static long sleepers() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .arguments()
                        .filter(ConfinementTest::sleeps)
                        .isPresent())
                .count();
    }

    private static boolean sleeps(String... arguments) {
        return arguments.length == 1 && arguments[0].equals("4711");
    }

    private static String said(Confinement walls, View view, String script) throws Exception {
        Process process = start(walls, view, script);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said;
    }

    private static Process start(Confinement walls, View view, String script) throws IOException {
        return new ProcessBuilder(walls.round(List.of("/bin/sh", "-c", script), BOUNDS, view)).start();
    }
}
