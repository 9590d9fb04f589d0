package io.mien.platform;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SignedAddressTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private final ServerKey key = new ServerKey(new byte[32]);
    private final String address = at(NOW).issue("/ads/1/video", "anna", Duration.ofSeconds(60));

    @Test
    void servesItsPersonUntilItExpires() {
        assertThatCode(() -> ask(NOW.plusSeconds(60), "/ads/1/video", "anna", 0))
                .doesNotThrowAnyException();
    }

    @Test
    void anExpiredOneLeadsNowhere() {
        assertThatThrownBy(() -> ask(NOW.plusSeconds(61), "/ads/1/video", "anna", 0))
                .isInstanceOf(Problem.class);
    }

    @Test
    void anotherPersonsLeadsNowhere() {
        assertThatThrownBy(() -> ask(NOW, "/ads/1/video", "berta", 0)).isInstanceOf(Problem.class);
    }

    @Test
    void anotherFilmsLeadsNowhere() {
        assertThatThrownBy(() -> ask(NOW, "/ads/2/video", "anna", 0)).isInstanceOf(Problem.class);
    }

    @Test
    void aLaterExpiryWrittenIntoItLeadsNowhere() {
        assertThatThrownBy(() -> ask(NOW.plusSeconds(61), "/ads/1/video", "anna", 3600))
                .isInstanceOf(Problem.class);
    }

    private void ask(Instant now, String path, String person, long moved) {
        long until = Long.parseLong(address.replaceAll(".*until=(\\d+)&.*", "$1")) + moved;
        at(now).verify(path, person, until, address.replaceAll(".*signature=", ""));
    }

    private SignedAddress at(Instant now) {
        return new SignedAddress(key, Clock.fixed(now, ZoneOffset.UTC));
    }
}
