package io.mien.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchTest {
    @TempDir
    Path home;

    private Properties before;

    @BeforeEach
    void remember() {
        before = (Properties) System.getProperties().clone();
    }

    @AfterEach
    void restore() {
        System.setProperties(before);
    }

    @Test
    void aStartDeletesWhatAKilledProcessLeftAndNotWhatAnotherHolds() throws IOException {
        // Given an import's file of a process that was killed, and a process that lives
        Path left = Files.createDirectories(home.resolve("tmp/run-1-1/uploads")).resolve("a face");
        Files.writeString(left, "face");
        Files.createFile(home.resolve("tmp/run-1-1.lock"));
        Scratch living = Scratch.claim(home);
        assertThat(left).doesNotExist();
        Path held = Files.writeString(living.folder().resolve("uploads/another face"), "face");

        // When
        living.sweep(Instant.now());

        // Then
        assertThat(held).exists();
        assertThat(home.resolve("tmp")).isDirectoryNotContaining("glob:**run-1-1*");
        assertThat(System.getProperty("java.io.tmpdir"))
                .isEqualTo(living.folder().toString());
        assertThat(System.getProperty("quarkus.http.body.uploads-directory"))
                .isEqualTo(living.folder().resolve("uploads").toString());
        living.closeQuietly();
        assertThat(home.resolve("tmp")).isEmptyDirectory();
    }

    @Test
    void theHourlySweepTakesItsOwnForgottenFilesAndNobodyElses() throws IOException {
        // Given
        Scratch scratch = Scratch.claim(home);
        Path forgotten = aged(scratch.folder().resolve("uploads/forgotten"), 7);
        Path atWork = aged(scratch.folder().resolve("uploads/at work"), 1);
        Path store = aged(scratch.folder().resolve("mien-put-1.part"), 7);
        Path foreign = aged(scratch.folder().resolve("vertx-cache"), 7);

        // When
        scratch.sweep(Instant.now());

        // Then
        assertThat(forgotten).doesNotExist();
        assertThat(store).doesNotExist();
        assertThat(atWork).exists();
        assertThat(foreign).exists();
        scratch.closeQuietly();
    }

    private static Path aged(Path file, int hours) throws IOException {
        Files.writeString(file, "bytes");
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(hours))));
    }
}
