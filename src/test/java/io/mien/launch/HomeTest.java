package io.mien.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {
    @TempDir
    Path folder;

    @Test
    void aSecondStartOnTheSameFolderIsRefused() throws IOException {
        // Given
        try (Home first = Home.claim(folder)) {
            // When / Then
            assertThatThrownBy(() -> Home.claim(first.path()))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("already runs")
                    .hasMessageContaining("MIEN_HOME");
        }
        Home.claim(folder).close();
    }

    @Test
    void aFileInThePlaceOfTheFolderIsRefusedWithASentence() throws IOException {
        // Given
        Path file = Files.createFile(folder.resolve("taken"));

        // When / Then
        assertThatThrownBy(() -> Home.claim(file))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("cannot be written");
    }

    @Test
    void secretsStayTheSameAndAreForTheirOwnerAlone() throws IOException {
        // Given
        Path file = folder.resolve("secrets");
        String made = Secrets.in(file).of("login.dana");

        // When
        String again = Secrets.in(file).of("login.dana");

        // Then
        assertThat(again).isEqualTo(made).hasSize(20);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }
}
