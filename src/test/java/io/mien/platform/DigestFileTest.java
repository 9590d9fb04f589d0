package io.mien.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestFileTest {
    @TempDir
    Path home;

    @Test
    void whatIsAddedIsThereForEverybodyWhoOpensTheLog() throws IOException {
        // When
        log().add(List.of(digest(1)));
        log().add(List.of(digest(2), digest(1), digest(3)));

        // Then
        assertThat(log().all()).containsExactlyInAnyOrder(digest(1), digest(2), digest(3));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void aLineThatAPowerCutLeftHalfSpoilsNoOther() throws IOException {
        // Given
        log().add(List.of(digest(1)));
        Files.writeString(file(), "\n" + digest(2).substring(0, 30), StandardOpenOption.APPEND);

        // When
        log().add(List.of(digest(3)));

        // Then
        assertThat(log().all()).containsExactlyInAnyOrder(digest(1), digest(3));
    }

    @Test
    void whatManyAddAtOnceIsAllThere() throws IOException {
        // When
        IntStream.range(0, 200).parallel().forEach(number -> {
            try {
                log().add(List.of(digest(number)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        // Then
        assertThat(log().all()).hasSize(200);
    }

    @Test
    void nothingButADigestIsTaken() {
        assertThatThrownBy(() -> log().add(List.of("0190-a-visit"))).isInstanceOf(IllegalArgumentException.class);
    }

    private DigestLog log() {
        return DigestFile.in(home, "erasures");
    }

    private Path file() {
        return home.resolve("ledger").resolve("erasures");
    }

    private static String digest(int number) {
        return HexFormat.of().formatHex(Digest.of("visit " + number));
    }
}
