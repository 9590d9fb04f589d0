package io.mien.platform;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Limits by address mean something only while nobody can choose theirs: forwarded ones are believed of named proxies. */
@ApplicationScoped
class ProxyCheck {
    private final boolean forwarding;
    private final Optional<List<String>> trusted;

    ProxyCheck(
            @ConfigProperty(name = "quarkus.http.proxy.proxy-address-forwarding", defaultValue = "false")
                    boolean forwarding,
            @ConfigProperty(name = "quarkus.http.proxy.trusted-proxies") Optional<List<String>> trusted) {
        this.forwarding = forwarding;
        this.trusted = trusted;
    }

    void look(@Observes StartupEvent started) {
        if (forwarding && trusted.filter(list -> !list.isEmpty()).isEmpty()) {
            throw new RefusedStart("quarkus.http.proxy.proxy-address-forwarding is on, and nobody is named in"
                    + " quarkus.http.proxy.trusted-proxies: then every visitor could pretend to any address.");
        }
    }
}
