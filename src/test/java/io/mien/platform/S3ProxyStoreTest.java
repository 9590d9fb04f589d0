package io.mien.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract against S3Proxy, which compares keys and signatures, and what becomes of a store that goes away. */
class S3ProxyStoreTest extends ObjectStoreContract {
    private static final String KEY = "tenant/recordings/one";

    @TempDir
    static Path objects;

    private static S3Server server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws IOException {
        server = S3Server.proxy(S3Server.freePort(), objects);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    ObjectStore store() {
        return server.bucket(Map.of()).store(folder);
    }

    @Test
    void nothingStaysBehindOnThisMachine() throws IOException {
        // Given
        ObjectStore store = store();

        // When
        store.put(KEY, text("a face"));
        store.local(KEY).close();
        assertThatThrownBy(() -> store.local(KEY + "x")).isInstanceOf(IOException.class);

        // Then
        assertThat(folder.resolve("passing")).isEmptyDirectory();
    }

    @Test
    void whatAKilledProcessLeftIsSwept() throws IOException {
        // Given
        Files.writeString(PassingFile.under(folder).path(), "a face");

        // When
        PassingFile.sweep(folder);

        // Then
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aServerThatIsAwayIsUnreachableAndNothingIsTakenForMissing() throws IOException {
        // Given
        ObjectStore store = store();
        store.put(KEY, text("kept"));
        server.off();

        // When
        try {
            assertThatThrownBy(() -> store.exists(KEY)).isInstanceOf(StoreUnreachable.class);
            assertThatThrownBy(() -> store.open(KEY)).isInstanceOf(StoreUnreachable.class);
            assertThatThrownBy(() -> store.put(KEY, text("new"))).isInstanceOf(StoreUnreachable.class);
            assertThatThrownBy(() -> store.delete(KEY)).isInstanceOf(StoreUnreachable.class);
            assertThatThrownBy(store::requireReady).isInstanceOf(StoreUnreachable.class);
        } finally {
            server.on();
        }

        // Then
        assertThat(store.open(KEY)).hasContent("kept");
        store.requireReady();
    }

    @Test
    void digestsThatOneProcessAddsEveryOtherFinds() throws IOException {
        // Given
        String one = HexFormat.of().formatHex(Digest.of("one"));
        String two = HexFormat.of().formatHex(Digest.of("two"));
        assertThat(digests().all()).isEmpty();

        // When
        digests().add(List.of(one));
        digests().add(List.of(one, two));

        // Then
        assertThat(digests().all()).containsExactlyInAnyOrder(one, two);
        server.off();
        try {
            assertThatThrownBy(() -> digests().add(List.of(one))).isInstanceOf(StoreUnreachable.class);
            assertThatThrownBy(() -> digests().all()).isInstanceOf(StoreUnreachable.class);
        } finally {
            server.on();
        }
    }

    private static DigestLog digests() {
        return new DigestLogs(objects, Optional.of(server.bucket(Map.of())))
                .shared("erasures")
                .orElseThrow();
    }

    @Test
    void aServerThatIsAwayDoesNotEndTheStart() throws IOException {
        // Given
        server.off();

        // When
        ObjectStore store;
        try {
            store = store();
        } finally {
            server.on();
        }

        // Then
        store.requireReady();
    }

    @Test
    void aServerThatStandsStillIsUnreachableAndTheOldObjectStays() throws IOException {
        // Given
        ObjectStore store =
                server.bucket(Map.of("mien.store.s3.silence", "200ms")).store(folder);
        store.put(KEY, text("kept"));

        // When
        server.falterAnd(() -> {
            assertThatThrownBy(() -> store.put(KEY, text("new"))).isInstanceOf(StoreUnreachable.class);
            server.off();
        });
        server.on();

        // Then
        assertThat(store.open(KEY)).hasContent("kept");
        assertThat(server.keys()).contains(KEY);
    }

    @Test
    void readinessIsAnsweredWithinSecondsByAServerThatStandsStill() throws IOException {
        // Given
        ObjectStore store = server.bucket(Map.of("mien.store.s3.silence", "5m")).store(folder);
        Instant asked = Instant.now();

        // When
        server.falterAnd(() -> assertThatThrownBy(store::requireReady).isInstanceOf(StoreUnreachable.class));

        // Then
        assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofMinutes(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bucket", "access-key", "secret-key"})
    void aMissingSettingIsNamed(String property) {
        assertThatThrownBy(() -> server.bucket(Map.of("mien.store.s3." + property, "")))
                .hasMessageStartingWith("Mien does not start: mien.store.s3." + property + ": ");
    }

    @ParameterizedTest
    @CsvSource({"bucket,elsewhere", "access-key,somebody", "secret-key,guessed"})
    void aWrongSettingIsNamed(String property, String value) {
        assertThatThrownBy(() -> server.bucket(Map.of("mien.store.s3." + property, value))
                        .store(folder))
                .hasMessageStartingWith(
                        "Mien does not start: mien.store.s3." + (property.equals("bucket") ? "bucket" : "access-key"));
    }
}
