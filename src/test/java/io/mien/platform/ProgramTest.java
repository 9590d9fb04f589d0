package io.mien.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @Test
    void seesItsFolderItsVariablesAndNothingElse() throws Exception {
        // Given
        Program program = shell("pwd; env; cat").in(folder).withOnly(Map.of("WANTED", "yes"));

        // When
        try (RunningProgram running = program.start()) {
            String output = new String(running.output().readAllBytes(), StandardCharsets.UTF_8);

            // Then: the shell itself sets PWD and the like
            assertThat(output).startsWith(folder.toRealPath() + "\n").contains("WANTED=yes");
            assertThat(output).doesNotContain("HOME=", "PATH=");
            assertThat(running.exit()).isZero();
        }
    }

    @Test
    void answersWhatItIsFed() throws Exception {
        // When
        try (RunningProgram running = shell("cat").fed().start()) {
            running.input().write("question".getBytes(StandardCharsets.UTF_8));
            running.input().close();

            // Then
            assertThat(running.output().readAllBytes()).asString().isEqualTo("question");
        }
    }

    @Test
    void everyMessageWasHeardWhenItHasEnded() throws Exception {
        // Given: more than a pipe holds
        List<String> said = new CopyOnWriteArrayList<>();
        Program program = shell("seq 20000 >&2; exit 3").heard(said::add);

        // When
        try (RunningProgram running = program.start()) {
            int exit = running.exit();

            // Then
            assertThat(exit).isEqualTo(3);
            assertThat(said).hasSize(20_000).endsWith("20000");
        }
    }

    @Test
    void outputAndMessagesGoToALogThatIsEmptiedFirst() throws Exception {
        // Given
        Path log = Files.writeString(folder.resolve("log"), "of the last run");

        // When
        try (RunningProgram running =
                shell("echo said; echo complained >&2").logging(log).start()) {
            running.exit();
        }

        // Then
        assertThat(log).hasContent("said\ncomplained\n");
    }

    @Test
    void atItsDeadlineItIsKilledWithAllItStarted() throws Exception {
        // Given
        Path pid = folder.resolve("pid");
        Program program = shell("sleep 600 & echo $! > " + pid + "; sleep 600").within(Duration.ofMillis(700));

        // When
        try (RunningProgram running = program.start()) {
            int exit = running.exit();

            // Then
            assertThat(running.isLate()).isTrue();
            assertThat(exit).isNotZero();
            await().atMost(PATIENCE).until(() -> !lives(pid));
        }
    }

    @Test
    void closingKillsItWithAllItStarted() throws Exception {
        // Given
        Path pid = folder.resolve("pid");
        RunningProgram running =
                shell("sleep 600 & echo $! > " + pid + "; sleep 600").start();
        await().atMost(PATIENCE).until(() -> Files.exists(pid) && Files.size(pid) > 0);

        // When
        running.close();

        // Then
        await().atMost(PATIENCE).until(() -> !lives(pid));
        assertThat(running.exit()).isNotZero();
        assertThat(running.isLate()).isFalse();
    }

    @Test
    void whatIsNotThereDoesNotStart() {
        assertThatThrownBy(() -> Program.of(List.of(folder.resolve("missing").toString()))
                        .start())
                .isInstanceOf(IOException.class);
    }

    private static Program shell(String script) {
        return Program.of(List.of("/bin/sh", "-c", script));
    }

    private static boolean lives(Path pidFile) throws IOException {
        return ProcessHandle.of(Long.parseLong(Files.readString(pidFile).strip()))
                .filter(ProcessHandle::isAlive)
                .isPresent();
    }
}
