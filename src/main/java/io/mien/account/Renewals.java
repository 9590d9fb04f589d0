package io.mien.account;

import io.quarkus.oidc.AuthorizationCodeTokens;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Lets one of the requests that come at the same time renew a login's tokens, and the others wait for what it gets. */
class Renewals {
    private final Map<String, CompletableFuture<AuthorizationCodeTokens>> running = new ConcurrentHashMap<>();

    AuthorizationCodeTokens once(String login, Supplier<AuthorizationCodeTokens> renewal) {
        CompletableFuture<AuthorizationCodeTokens> own = new CompletableFuture<>();
        CompletableFuture<AuthorizationCodeTokens> other = running.putIfAbsent(login, own);
        return other == null ? renewed(login, own, renewal) : awaited(other);
    }

    private AuthorizationCodeTokens renewed(
            String login, CompletableFuture<AuthorizationCodeTokens> own, Supplier<AuthorizationCodeTokens> renewal) {
        try {
            own.complete(renewal.get());
        } catch (RuntimeException e) {
            own.completeExceptionally(e);
        } finally {
            running.remove(login);
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
