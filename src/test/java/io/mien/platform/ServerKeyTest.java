package io.mien.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerKeyTest {
    @TempDir
    Path home;

    @Test
    void madeOnceAndReadableByItsOwnerAlone() throws Exception {
        // Given
        byte[] first = new ServerKey(new Home(home, Optional.empty())).seal("purpose", "message");

        // When
        byte[] second = new ServerKey(new Home(home, Optional.empty())).seal("purpose", "message");

        // Then
        assertThat(second).isEqualTo(first).hasSize(32);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("server.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aConfiguredKeyIsUsedAndNothingIsWritten() {
        // Given
        String secret = Base64.getEncoder().encodeToString(new byte[32]);

        // When
        byte[] seal = new ServerKey(new Home(home, Optional.of(secret))).seal("purpose", "message");

        // Then
        assertThat(seal).isEqualTo(new ServerKey(new byte[32]).seal("purpose", "message"));
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void aShortKeyIsRefusedByName() {
        // Given
        Home weak = new Home(home, Optional.of("c2hvcnQ="));

        // When / Then
        assertThatThrownBy(() -> new ServerKey(weak)).hasMessageContaining("mien.server-key");
    }

    @Test
    void sealsOfAnotherPurposeDiffer() {
        // Given
        ServerKey key = new ServerKey(new byte[32]);

        // When
        byte[] seal = key.seal("invitation", "1");

        // Then
        assertThat(seal).isNotEqualTo(key.seal("receipt", "1"));
    }

    record Home(Path home, Optional<String> serverKey) implements MienConfig {
        @Override
        public URI publicUrl() {
            return URI.create("http://localhost:8080");
        }

        @Override
        public Set<Role> roles() {
            return Set.of(Role.WEB);
        }
    }
}
