package io.mien.account;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.test.security.TestIdentityAssociation;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.Instant;
import java.util.Set;

/** Knows whom a test sits at the desk from the first handler on, as a real login is known; anybody else logs in for real. */
@Alternative
@Priority(10)
@ApplicationScoped
class SeatedLogins implements HttpAuthenticationMechanism {
    private final LoginMechanism logins;
    private final TestIdentityAssociation seats;

    SeatedLogins(LoginMechanism logins, TestIdentityAssociation seats) {
        this.logins = logins;
        this.seats = seats;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        SecurityIdentity seated = seats.getTestIdentity();
        if (seated == null) {
            return logins.authenticate(context, identities);
        }
        if (seated.getAttribute(OrganizationIdentity.TYPED_AT) == null) {
            seats.setTestIdentity(justSeated(seated));
        }
        return Uni.createFrom().item(seats.getTestIdentity());
    }

    /** A test that sits somebody down has them type the password and a code at that moment. */
    private static SecurityIdentity justSeated(SecurityIdentity seated) {
        return QuarkusSecurityIdentity.builder(seated)
                .addAttribute(OrganizationIdentity.TYPED_AT, Instant.now())
                .addAttribute(OrganizationIdentity.LEVEL, LoginLevel.SECOND_FACTOR)
                .build();
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return logins.getChallenge(context);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return logins.getCredentialTypes();
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return logins.getCredentialTransport(context);
    }

    @Override
    public int getPriority() {
        return logins.getPriority();
    }
}
