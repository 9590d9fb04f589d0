package io.mien.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.platform.MienConfig;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {
    private static final String KEY = "tenant/recordings/one";

    @TempDir
    Path folder;

    private Spool spool;

    @BeforeEach
    void emptySpool() {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(MienConfig.class)
                .withMapping(RecordingConfig.class)
                .withDefaultValue("mien.recording.spool", folder.toString())
                .build();
        spool = new Spool(config.getConfigMapping(MienConfig.class), config.getConfigMapping(RecordingConfig.class));
    }

    @Test
    void bytesAreAppendedWhereTheyBelong() throws IOException {
        // When
        spool.append(KEY, 0, bytes(1, 2, 3));
        long end = spool.append(KEY, 3, bytes(4, 5));

        // Then
        assertThat(end).isEqualTo(5);
        assertThat(spool.length(KEY)).isEqualTo(5);
        assertThat(folder.resolve(KEY)).hasBinaryContent(new byte[] {1, 2, 3, 4, 5});
    }

    @Test
    void whatLiesBeyondTheOffsetWasNeverAcknowledged() throws IOException {
        // Given
        spool.append(KEY, 0, bytes(1, 2, 3));

        // When
        spool.append(KEY, 1, bytes(9));

        // Then
        assertThat(folder.resolve(KEY)).hasBinaryContent(new byte[] {1, 9});
    }

    @Test
    void nothingArrivedIsLengthZero() throws IOException {
        assertThat(spool.length(KEY)).isZero();
    }

    @Test
    void whatIsDeletedIsGoneAndMayBeDeletedAgain() throws IOException {
        // Given
        spool.append(KEY, 0, bytes(1));

        // When
        spool.delete(KEY);
        spool.delete(KEY);

        // Then
        assertThat(Files.exists(folder.resolve(KEY))).isFalse();
    }

    private static ByteBuffer bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return ByteBuffer.wrap(bytes);
    }
}
