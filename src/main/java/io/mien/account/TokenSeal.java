package io.mien.account;

import io.mien.platform.ServerKey;
import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.runtime.OidcUtils;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals the tokens of a login for the time that they are kept (JWE, A256GCMKW). The key is made of the server's key and
 * the handle in the browser's cookie, so that neither a stolen dump nor a stolen home folder opens a login.
 */
@ApplicationScoped
class TokenSeal {
    private static final String PURPOSE = "login-tokens";

    private final ServerKey key;

    TokenSeal(ServerKey key) {
        this.key = key;
    }

    String close(String handle, AuthorizationCodeTokens tokens) {
        JsonObject plain = new JsonObject()
                .put("id", tokens.getIdToken())
                .put("access", tokens.getAccessToken())
                .put("refresh", tokens.getRefreshToken())
                .put("expiresIn", tokens.getAccessTokenExpiresIn())
                .put("scope", tokens.getAccessTokenScope());
        try {
            return OidcUtils.encryptJson(plain, keyOf(handle));
        } catch (Exception e) {
            throw new IllegalStateException("The tokens of a login cannot be sealed", e);
        }
    }

    AuthorizationCodeTokens open(String handle, String sealed) {
        JsonObject plain = opened(handle, sealed);
        return new AuthorizationCodeTokens(
                plain.getString("id"),
                plain.getString("access"),
                plain.getString("refresh"),
                plain.getLong("expiresIn"),
                plain.getString("scope"));
    }

    private JsonObject opened(String handle, String sealed) {
        try {
            return OidcUtils.decryptJson(sealed, keyOf(handle));
        } catch (Exception e) {
            throw new IllegalStateException("The tokens of a login cannot be opened", e);
        }
    }

    private SecretKey keyOf(String handle) {
        return new SecretKeySpec(key.seal(PURPOSE, handle), "AES");
    }
}
