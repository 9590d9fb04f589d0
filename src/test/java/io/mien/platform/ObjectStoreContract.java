package io.mien.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every object store keeps to, wherever its objects lie. */
abstract class ObjectStoreContract {
    /** Of 1 MiB. */
    private static final int BLOCKS = 64;

    private final String key = UUID.randomUUID() + "/recordings/" + UUID.randomUUID();
    private ObjectStore store;

    abstract ObjectStore store();

    @BeforeEach
    void aStore() {
        store = store();
    }

    @Test
    void whatIsPutIsThere() throws IOException {
        // Given
        byte[] bytes = noise(3_000_000);

        // When
        store.put(key, new ByteArrayInputStream(bytes));

        // Then
        assertThat(read(store.open(key))).isEqualTo(bytes);
        assertThat(store.size(key)).isEqualTo(bytes.length);
        assertThat(store.exists(key)).isTrue();
    }

    @Test
    void aPartBeginsAndEndsWhereItIsAsked() throws IOException {
        // Given
        store.put(key, text("0123456789"));

        // When
        byte[] part = read(store.open(key, 3, 4));

        // Then
        assertThat(part).asString(StandardCharsets.US_ASCII).isEqualTo("3456");
        assertThat(read(store.open(key, 8, 100)))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("89");
    }

    @Test
    void aPartLeftHalfReadHurtsNobody() throws IOException {
        // Given
        store.put(key, new ByteArrayInputStream(noise(3_000_000)));

        // When
        try (InputStream part = store.open(key, 10, 2_000_000)) {
            part.read();
        }

        // Then
        assertThat(read(store.open(key, 2_999_999, 1))).isEqualTo(new byte[] {noise(3_000_000)[2_999_999]});
    }

    @Test
    void aLongRecordingArrivesWhole() throws IOException {
        // Given
        byte[] block = noise(1 << 20);
        InputStream recording =
                new SequenceInputStream(Collections.enumeration(Collections.nCopies(BLOCKS, block).stream()
                        .map(ByteArrayInputStream::new)
                        .toList()));

        // When
        store.put(key, recording);

        // Then
        MessageDigest whole = Digest.sha256();
        Collections.nCopies(BLOCKS, block).forEach(whole::update);
        assertThat(store.size(key)).isEqualTo((long) BLOCKS << 20);
        try (ObjectStore.LocalFile file = store.local(key)) {
            assertThat(file.path()).hasDigest("SHA-256", whole.digest());
        }
        assertThat(read(store.open(key, (long) (BLOCKS - 1) << 20, 1 << 20))).isEqualTo(block);
    }

    @Test
    void theNextOneReplacesTheOldOne() throws IOException {
        // Given
        store.put(key, text("the old one"));

        // When
        store.put(key, text("new"));

        // Then
        assertThat(read(store.open(key))).asString(StandardCharsets.US_ASCII).isEqualTo("new");
    }

    @Test
    void aBrokenSourceLeavesTheOldOne() throws IOException {
        // Given
        store.put(key, text("whole"));
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the disk failed");
            }
        };

        // When
        assertThatThrownBy(() -> store.put(key, broken)).hasMessage("the disk failed");

        // Then
        assertThat(read(store.open(key))).asString(StandardCharsets.US_ASCII).isEqualTo("whole");
    }

    @Test
    void nothingIsAnObjectToo() throws IOException {
        // When
        store.put(key, text(""));

        // Then
        assertThat(store.size(key)).isZero();
        assertThat(read(store.open(key))).isEmpty();
    }

    @Test
    void deletedIsGone() throws IOException {
        // Given
        store.put(key, text("a face"));

        // When
        store.delete(key);

        // Then
        assertThat(store.exists(key)).isFalse();
        assertThatThrownBy(() -> read(store.open(key))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void deletingWhatIsNotThereIsNoError() throws IOException {
        // When
        store.delete(key);

        // Then
        assertThat(store.exists(key)).isFalse();
    }

    @Test
    void anUnknownKeyIsNoSuchFile() {
        assertThatThrownBy(() -> read(store.open(key))).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> read(store.open(key, 0, 1))).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> store.size(key)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> store.local(key)).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void aChildProcessGetsAFile() throws IOException {
        // Given
        store.put(key, text("frames"));

        // When
        try (ObjectStore.LocalFile file = store.local(key)) {

            // Then
            assertThat(Files.readString(file.path())).isEqualTo("frames");
        }
        assertThat(store.exists(key)).isTrue();
    }

    @Test
    void aLikeNamedObjectStays() throws IOException {
        // Given
        store.put(key, text("one"));
        store.put(key + ".copy", text("two"));

        // When
        store.delete(key);

        // Then
        assertThat(read(store.open(key + ".copy")))
                .asString(StandardCharsets.US_ASCII)
                .isEqualTo("two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/etc/passwd", "../up", "a/../b", "a//b", "a/.hidden", "a b", "ü", "a/"})
    void whatIsNoKeyIsRefused(String name) {
        assertThatThrownBy(() -> store.put(name, text("x"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.open(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.open(name, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.size(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.delete(name)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> store.local(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aStoreThatAnswersIsReady() throws IOException {
        store.requireReady();
    }

    static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] read(InputStream in) throws IOException {
        try (in) {
            return in.readAllBytes();
        }
    }

    private static byte[] noise(int length) {
        byte[] bytes = new byte[length];
        new java.util.Random(7).nextBytes(bytes);
        return bytes;
    }
}
