package io.mien.account;

import io.quarkus.oidc.AuthorizationCodeTokens;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

/**
 * Tokens of a login as they are kept.
 *
 * @param dueAt when they want to be renewed
 */
record KeptTokens(AuthorizationCodeTokens tokens, Instant dueAt) {

    boolean isDue(Instant now) {
        return tokens.getRefreshToken() != null && !dueAt.isAfter(now);
    }

    /** When an ID token expires; it comes from the login server itself, and whoever uses it checks its signature. */
    static Instant expiry(String idToken) {
        byte[] claims = Base64.getUrlDecoder().decode(idToken.split("\\.", -1)[1]);
        return Instant.ofEpochSecond(new JsonObject(new String(claims, StandardCharsets.UTF_8)).getLong("exp"));
    }

    @Override
    public String toString() {
        return "KeptTokens[redacted, dueAt=" + dueAt + "]";
    }
}
