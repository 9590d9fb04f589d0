package io.mien.account;

import io.mien.platform.Tokens;
import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TokenStateManager;
import io.quarkus.security.AuthenticationFailedException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Keeps the tokens of a login in the database and only a random handle in the cookie: the tokens outgrow what browsers
 * accept as cookies, and a stolen dump opens no login, since it holds neither the handle nor what the handle unseals.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class TokenStates implements TokenStateManager {
    /** No login outlives this; Keycloak ends it earlier, by {@code ssoSessionMaxLifespan}. */
    private static final Duration MAX_LOGIN = Duration.ofHours(12);

    /** Longest time in which one process renews tokens while the others wait. */
    private static final Duration RENEWAL = Duration.ofSeconds(8);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

    private final TokenTable table;
    private final LoginServer server;
    private final LoginConfig config;
    private final Clock clock;
    private final Renewals renewals = new Renewals();

    TokenStates(TokenTable table, LoginServer server, LoginConfig config, Clock clock) {
        this.table = table;
        this.server = server;
        this.config = config;
        this.clock = clock;
    }

    @Override
    public Uni<String> createTokenState(
            RoutingContext routing,
            OidcTenantConfig tenant,
            AuthorizationCodeTokens tokens,
            OidcRequestContext<String> context) {
        return context.runBlocking(() -> keep(tokens));
    }

    /** Tokens that do not expire during this request: what is about to is renewed first, under the same handle. */
    @Override
    public Uni<AuthorizationCodeTokens> getTokens(
            RoutingContext routing,
            OidcTenantConfig tenant,
            String handle,
            OidcRequestContext<AuthorizationCodeTokens> context) {
        return context.runBlocking(() -> lasting(handle));
    }

    @Override
    public Uni<Void> deleteTokens(
            RoutingContext routing, OidcTenantConfig tenant, String handle, OidcRequestContext<Void> context) {
        return context.runBlocking(() -> {
            table.delete(handle);
            return null;
        });
    }

    private String keep(AuthorizationCodeTokens tokens) {
        String handle = Tokens.next();
        Instant now = clock.instant();
        table.insert(handle, new KeptTokens(tokens, due(tokens)), now, now.plus(MAX_LOGIN));
        return handle;
    }

    private AuthorizationCodeTokens lasting(String handle) {
        KeptTokens kept = required(handle);
        return kept.isDue(clock.instant()) ? renewals.once(handle, () -> renewed(handle)) : kept.tokens();
    }

    /** Waits for whoever renews them already, in another process perhaps, or does it. */
    private AuthorizationCodeTokens renewed(String handle) {
        Instant until = clock.instant().plus(RENEWAL);
        KeptTokens kept = required(handle);
        while (kept.isDue(clock.instant()) && clock.instant().isBefore(until)) {
            if (table.claim(handle, clock.instant(), RENEWAL)) {
                return renew(handle, kept.tokens());
            }
            pause();
            kept = required(handle);
        }
        return kept.tokens();
    }

    private AuthorizationCodeTokens renew(String handle, AuthorizationCodeTokens old) {
        try {
            AuthorizationCodeTokens fresh = server.renew(old.getRefreshToken()).orElseThrow(() -> {
                table.delete(handle);
                return new AuthenticationFailedException("The login has ended");
            });
            table.update(handle, new KeptTokens(fresh, due(fresh)));
            return fresh;
        } catch (LoginServerAway away) {
            table.release(handle);
            return old;
        }
    }

    private KeptTokens required(String handle) {
        return table.find(handle, clock.instant())
                .orElseThrow(() -> new AuthenticationFailedException("The login has ended"));
    }

    private Instant due(AuthorizationCodeTokens tokens) {
        return KeptTokens.expiry(tokens.getIdToken()).minus(config.renewBefore());
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_AGAIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoginServerAway(e);
        }
    }
}
