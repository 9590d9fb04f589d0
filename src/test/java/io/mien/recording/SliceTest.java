package io.mien.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SliceTest {
    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void begun() throws IOException {
        file = Files.write(folder.resolve("upload"), new byte[] {1, 2, 3});
    }

    @Test
    void committedBytesStay() throws IOException {
        // When
        try (Slice slice = Slice.of(file)) {
            slice.from(3);
            slice.write(new ByteArrayInputStream(new byte[] {4, 5}), 10);
            assertThat(slice.commit()).isEqualTo(5);
        }

        // Then
        assertThat(file).hasBinaryContent(new byte[] {1, 2, 3, 4, 5});
    }

    @Test
    void closedWithoutCommitNothingHappened() throws IOException {
        // When
        try (Slice slice = Slice.of(file)) {
            slice.from(3);
            slice.write(new ByteArrayInputStream(new byte[] {4, 5}), 10);
        }

        // Then
        assertThat(file).hasBinaryContent(new byte[] {1, 2, 3});
    }

    @Test
    void whatLiesBeyondTheOffsetWasNeverAcknowledged() throws IOException {
        // When
        try (Slice slice = Slice.of(file)) {
            slice.from(1);
            slice.write(new ByteArrayInputStream(new byte[] {9}), 10);
            slice.commit();
        }

        // Then
        assertThat(file).hasBinaryContent(new byte[] {1, 9});
    }

    @Test
    void stopsAtTheLimit() throws IOException {
        try (Slice slice = Slice.of(file)) {
            slice.from(3);
            assertThat(slice.write(new ByteArrayInputStream(new byte[8]), 10)).isEqualTo(Slice.End.TOO_LONG);
        }
        assertThat(file).hasSize(3);
    }

    @Test
    void aSenderThatDiesLeavesWhatCame() throws IOException {
        try (Slice slice = Slice.of(file)) {
            slice.from(3);
            InputStream dying = new SequenceInputStream(new ByteArrayInputStream(new byte[] {4}), new Dead());
            assertThat(slice.write(dying, 10)).isEqualTo(Slice.End.CUT_OFF);
            assertThat(slice.commit()).isEqualTo(4);
        }
    }

    @Test
    void heldAndNotBegunNothingHappens() throws IOException {
        // When
        Slice.of(file).close();

        // Then
        assertThat(file).hasBinaryContent(new byte[] {1, 2, 3});
    }

    @Test
    @Timeout(300)
    void whatAnotherProcessWritesIsBusyUntilItDies() throws IOException {
        // Given
        Process other = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holding.class.getName(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(other.getInputStream().read()).isEqualTo('h');
        assertThatThrownBy(() -> Slice.of(file)).isInstanceOf(UploadRefused.class);

        // When
        other.destroyForcibly().onExit().join();

        // Then
        try (Slice slice = Slice.of(file)) {
            slice.from(3);
            assertThat(slice.commit()).isEqualTo(3);
        }
    }

    /** Holds a file in a process of its own until it is killed. */
    static final class Holding {
        private Holding() {}

        public static void main(String[] arguments) throws IOException, InterruptedException {
            try (Slice held = Slice.of(Path.of(arguments[0]))) {
                held.from(3);
                System.out.print("h");
                System.out.flush();
                Thread.sleep(300_000);
            }
        }
    }

    private static final class Dead extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("connection reset");
        }
    }
}
