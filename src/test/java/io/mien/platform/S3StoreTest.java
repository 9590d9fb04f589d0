package io.mien.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class S3StoreTest extends ObjectStoreContract {
    private static final String KEY = "tenant/recordings/one";
    private static S3Server server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        server = S3Server.started(0);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Override
    ObjectStore store() {
        return bucket(Map.of()).store(folder);
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

    @ParameterizedTest
    @ValueSource(strings = {"bucket", "access-key", "secret-key"})
    void aMissingSettingIsNamed(String property) {
        assertThatThrownBy(() -> bucket(Map.of("mien.store.s3." + property, "")))
                .hasMessageStartingWith("Mien does not start: mien.store.s3." + property + ": ");
    }

    @ParameterizedTest
    @CsvSource({"bucket,elsewhere", "access-key,somebody", "secret-key,guessed"})
    void aWrongSettingIsNamed(String property, String value) {
        assertThatThrownBy(
                        () -> bucket(Map.of("mien.store.s3." + property, value)).store(folder))
                .hasMessageStartingWith(
                        "Mien does not start: mien.store.s3." + (property.equals("bucket") ? "bucket" : "access-key"));
    }

    private static S3Bucket bucket(Map<String, String> changes) {
        Map<String, String> settings = new HashMap<>(server.settings());
        settings.putAll(changes);
        StoreConfig config = new SmallRyeConfigBuilder()
                .withMapping(StoreConfig.class)
                .withDefaultValues(settings)
                .build()
                .getConfigMapping(StoreConfig.class);
        return S3Bucket.of(config.s3());
    }
}
