package io.mien.account;

import io.quarkus.oidc.AuthorizationCodeTokens;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Lets one of the requests that come at the same time renew a login's tokens, and the others wait for what it gets. */
class Renewals {
    private final Map<ByteBuffer, CompletableFuture<AuthorizationCodeTokens>> running = new ConcurrentHashMap<>();

    AuthorizationCodeTokens once(byte[] login, Supplier<AuthorizationCodeTokens> renewal) {
        ByteBuffer key = ByteBuffer.wrap(login);
        CompletableFuture<AuthorizationCodeTokens> own = new CompletableFuture<>();
        CompletableFuture<AuthorizationCodeTokens> other = running.putIfAbsent(key, own);
        return other == null ? renewed(key, own, renewal) : awaited(other);
    }

    private AuthorizationCodeTokens renewed(
            ByteBuffer key, CompletableFuture<AuthorizationCodeTokens> own, Supplier<AuthorizationCodeTokens> renewal) {
        try {
            own.complete(renewal.get());
        } catch (RuntimeException e) {
            own.completeExceptionally(e);
        } finally {
            running.remove(key);
        }
        return awaited(own);
    }

    private static AuthorizationCodeTokens awaited(CompletableFuture<AuthorizationCodeTokens> renewal) {
        try {
            return renewal.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }
}
