package io.mien.operations;

import io.mien.platform.MienConfig;
import io.mien.platform.RefusedStart;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/** The operator's address for reports of security problems, as people and programs read it. */
@ApplicationScoped
class SecurityContact {
    private static final Set<String> SCHEMES = Set.of("mailto", "https");

    /** RFC 9116 wants less than a year; it moves on for as long as the server runs. */
    private static final Duration LIFETIME = Duration.ofDays(180);

    private final SecurityConfig config;
    private final MienConfig mien;
    private final Clock clock;

    SecurityContact(SecurityConfig config, MienConfig mien, Clock clock) {
        this.config = config;
        this.mien = mien;
        this.clock = clock;
    }

    void check(@Observes StartupEvent start) {
        config.contact().ifPresent(SecurityContact::require);
    }

    /** Refuses an address that nobody can write to. */
    static void require(URI contact) {
        if (contact.getScheme() == null || !SCHEMES.contains(contact.getScheme())) {
            throw new RefusedStart(
                    "MIEN_SECURITY_CONTACT is \"%s\". Give an address that begins with mailto: or https://."
                            .formatted(contact));
        }
    }

    Optional<URI> address() {
        return config.contact();
    }

    /** {@code security.txt} after RFC 9116; empty when no address is set. */
    Optional<String> text() {
        return address().map(contact -> """
                        Contact: %s
                        Expires: %s
                        Policy: %s
                        Canonical: %s
                        Preferred-Languages: en
                        """.formatted(
                        contact,
                        clock.instant().truncatedTo(ChronoUnit.DAYS).plus(LIFETIME),
                        mien.publicUrl().resolve(SecurityAddresses.page()),
                        mien.publicUrl().resolve(SecurityText.ADDRESS)));
    }
}
