package io.mien.account;

import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.Set;

/**
 * Quarkus' login with two rules of ours. Only somebody who opens a page is sent to the login: scripts and forms are told
 * 401 and get no cookie. And a login or a token that has ended or went wrong is nobody's: public pages still open, the
 * others ask for a login.
 */
@Alternative
@Priority(1)
@ApplicationScoped
class LoginMechanism implements HttpAuthenticationMechanism {
    private static final String API = "/api/";
    private static final int UNAUTHORIZED = 401;

    private final OidcAuthenticationMechanism oidc;
    private final LoginCookies cookies;
    private final LoginDemand demand;

    LoginMechanism(OidcAuthenticationMechanism oidc, LoginCookies cookies, LoginDemand demand) {
        this.oidc = oidc;
        this.cookies = cookies;
        this.demand = demand;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        cookies.preferCode(context);
        return oidc.authenticate(context, identities)
                .onFailure(LoginMechanism::isOver)
                .recoverWithNull()
                // Quarkus asks whom it finds here for the challenge, and the login names itself
                .eventually(() -> context.put(HttpAuthenticationMechanism.class.getName(), this));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        if (isApi(context)) {
            LoginLevel wanted = LoginDemand.wanted(context);
            return wanted == LoginLevel.NONE
                    ? oidc.getChallenge(context)
                    : Uni.createFrom().item(demand.challenge(wanted));
        }
        if (!opensPage(context.request())) {
            return Uni.createFrom().item(new ChallengeData(UNAUTHORIZED));
        }
        cookies.forgetOldest(context);
        return oidc.getChallenge(context);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return oidc.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return oidc.getCredentialTransport(context);
    }

    @Override
    public int getPriority() {
        return oidc.getPriority();
    }

    private static boolean isOver(Throwable failure) {
        return failure instanceof AuthenticationFailedException || failure instanceof AuthenticationCompletionException;
    }

    private static boolean isApi(RoutingContext context) {
        return context.normalizedPath().startsWith(API);
    }

    /** As browsers say it, or by what old ones ask for. htmx asks for pages' parts. */
    private static boolean opensPage(HttpServerRequest request) {
        String mode = request.getHeader("Sec-Fetch-Mode");
        String accept = request.getHeader("Accept");
        boolean page = mode == null ? accept != null && accept.contains("text/html") : "navigate".equals(mode);
        return page && HttpMethod.GET.equals(request.method()) && request.getHeader("HX-Request") == null;
    }
}
