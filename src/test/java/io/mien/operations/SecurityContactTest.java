package io.mien.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.platform.MienConfig;
import io.mien.platform.RefusedStart;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityContactTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-29T12:00:00Z"), ZoneOffset.UTC);

    @Test
    void theFileNamesTheOperatorAndADayLessThanAYearAway() {
        // When
        Optional<String> text =
                contact(Optional.of(URI.create("mailto:security@example.org"))).text();

        // Then
        assertThat(text).hasValue("""
                Contact: mailto:security@example.org
                Expires: 2027-05-28T00:00:00Z
                Policy: https://mien.example.org/security
                Canonical: https://mien.example.org/.well-known/security.txt
                Preferred-Languages: en
                """);
    }

    @Test
    void withoutAnAddressThereIsNoFile() {
        assertThat(contact(Optional.empty()).text()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"security@example.org", "http://example.org/report", "javascript:alert(1)"})
    void whatNobodyCanWriteToSafelyEndsTheStart(String address) {
        assertThatThrownBy(() -> SecurityContact.require(URI.create(address)))
                .isInstanceOf(RefusedStart.class)
                .hasMessageContaining("mailto:");
    }

    private static SecurityContact contact(Optional<URI> address) {
        return new SecurityContact(() -> address, new Public(), NOON);
    }

    private static final class Public implements MienConfig {
        @Override
        public Path home() {
            return Path.of("data");
        }

        @Override
        public URI publicUrl() {
            return URI.create("https://mien.example.org");
        }

        @Override
        public Optional<String> serverKey() {
            return Optional.empty();
        }

        @Override
        public Set<Role> roles() {
            return Set.of(Role.WEB);
        }
    }
}
