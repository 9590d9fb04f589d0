package io.mien.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionPatienceTest {
    private static final ConnectionPatience.Limits LIMITS =
            new ConnectionPatience.Limits(Duration.ofSeconds(60), Duration.ofSeconds(15), Duration.ofSeconds(25));

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private ConnectionPatience patience;

    @BeforeEach
    void opened() {
        channel.freezeTime();
        ConnectionPatience.watch(channel, LIMITS);
        patience = channel.attr(ConnectionPatience.KEY).get();
    }

    @Test
    void aHeadThatDripsIsGivenUp() {
        // When
        for (int second = 0; second < 15; second++) {
            assertThat(channel.isOpen()).isTrue();
            come();
            pass(1);
        }

        // Then
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void theServerMayTakeItsTime() {
        // Given
        come();
        patience.begun();

        // When
        pass(600);

        // Then
        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void anIdleConnectionIsKeptForAWhile() {
        // Given
        come();
        patience.begun();
        patience.answered(channel);

        // When / Then
        pass(59);
        assertThat(channel.isOpen()).isTrue();
        pass(2);
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void theNextHeadHasItsTimeToo() {
        // Given
        come();
        patience.begun();
        patience.answered(channel);
        pass(50);

        // When
        come();
        pass(14);
        assertThat(channel.isOpen()).isTrue();
        pass(2);

        // Then
        assertThat(channel.isOpen()).isFalse();
    }

    private void come() {
        channel.writeInbound(Unpooled.wrappedBuffer(new byte[] {'G'}));
    }

    private void pass(int seconds) {
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
        channel.runPendingTasks();
    }
}
