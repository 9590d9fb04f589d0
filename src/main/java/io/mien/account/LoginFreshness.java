package io.mien.account;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** How long ago the person at the keyboard typed a password, as the token says: {@code auth_time} and {@code acr}. */
@ApplicationScoped
class LoginFreshness {
    private final SecurityIdentity identity;
    private final LoginConfig config;
    private final Clock clock;

    LoginFreshness(SecurityIdentity identity, LoginConfig config, Clock clock) {
        this.identity = identity;
        this.config = config;
        this.clock = clock;
    }

    /** Both are needed: an old login keeps its level, and one that only a cookie vouched for has none. */
    boolean isFresh(LoginLevel wanted) {
        LoginLevel level = identity.getAttribute(OrganizationIdentity.LEVEL);
        Instant typedAt = identity.getAttribute(OrganizationIdentity.TYPED_AT);
        return level != null
                && level.covers(wanted)
                && typedAt != null
                && typedAt.plus(config.freshFor()).isAfter(clock.instant());
    }

    /** Empty where nobody typed anything: the login server let a cookie pass, or does not say. */
    static Optional<Instant> typedAt(JsonWebToken token, LoginConfig config) {
        Object seconds = token.getClaim("auth_time");
        return LoginLevel.of(token, config) != LoginLevel.NONE && seconds != null
                ? Optional.of(Instant.ofEpochSecond(Long.parseLong(seconds.toString())))
                : Optional.empty();
    }
}
