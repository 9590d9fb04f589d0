package io.mien.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mien.media.MediaProcess.Order;
import io.mien.media.MediaProcess.Outcome;
import io.mien.media.VideoRefused.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class MediaProcessTest {
    private static final List<Path> NOTHING = List.of();

    @Test
    void endlessWorkIsStoppedAtItsDeadline() {
        // Given
        List<String> command = ffmpeg("-f", "lavfi", "-i", "testsrc=size=320x240", "-f", "null", "-");
        Order order = new Order(command, Duration.ofMillis(700), NOTHING, NOTHING);

        // When
        VideoRefused refused = catchThrowableOfType(VideoRefused.class, () -> MediaProcess.run(TestMedia.TOOLS, order));

        // Then
        assertThat(refused.reason()).isEqualTo(Reason.TOO_SLOW);
    }

    @Test
    void manyMessagesNeitherBlockNorPileUp() {
        // Given: far more than a pipe holds, on stderr
        List<String> command =
                ffmpeg("-f", "lavfi", "-i", "testsrc=size=64x64:duration=200", "-vf", "showinfo", "-f", "null", "-");
        Order order = new Order(command, Duration.ofSeconds(60), NOTHING, NOTHING);

        // When
        Outcome outcome = MediaProcess.run(TestMedia.TOOLS, order);

        // Then
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.messages()).hasSize(1_000);
    }

    @Test
    void noDeviceLibraryOfTheMachineIsLoaded() {
        // Given
        List<String> command = ffmpeg("-v", "error", "-f", "lavfi", "-i", "color=duration=0.1", "-f", "null", "-");

        // When
        Outcome outcome =
                MediaProcess.run(TestMedia.TOOLS, new Order(command, Duration.ofSeconds(30), NOTHING, NOTHING));

        // Then: the loader would complain here about a missing library or version
        assertThat(outcome.exit()).isZero();
        assertThat(outcome.messages()).isEmpty();
    }

    private static List<String> ffmpeg(String... arguments) {
        List<String> command =
                new java.util.ArrayList<>(List.of(TestMedia.TOOLS.ffmpeg().toString(), "-hide_banner", "-nostdin"));
        command.addAll(List.of(arguments));
        return command;
    }
}
