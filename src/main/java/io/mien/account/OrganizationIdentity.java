package io.mien.account;

import io.mien.account.Standings.Trust;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/**
 * Turns a verified token into a member of one tenant with the roles that its organization gives. Whatever else the token
 * claims is dropped: without an organization that is a tenant here there is no role, and so no page and no row.
 */
@ApplicationScoped
class OrganizationIdentity implements SecurityIdentityAugmentor {
    static final String TENANT = "mien.tenant";
    static final String TRUST = "mien.trust";

    /** When the person typed the password, for {@link LoginFreshness}. */
    static final String TYPED_AT = "mien.typed-at";

    /** Set where several organizations of the person are tenants here. */
    static final String SEVERAL = "mien.several-organizations";

    private static final Logger LOG = Logger.getLogger(OrganizationIdentity.class);
    private static final String OPERATOR = "operator";

    private final OrganizationTenants lookup;
    private final Standings standings;
    private final LoginConfig config;

    OrganizationIdentity(OrganizationTenants lookup, Standings standings, LoginConfig config) {
        this.lookup = lookup;
        this.standings = standings;
        this.config = config;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return augment(identity, context, Map.of());
    }

    @Override
    public Uni<SecurityIdentity> augment(
            SecurityIdentity identity, AuthenticationRequestContext context, Map<String, Object> attributes) {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        boolean fresh = LoginCookies.isLanding(HttpSecurityUtils.getRoutingContextAttribute(attributes));
        return context.runBlocking(() -> member(identity, token, fresh));
    }

    private SecurityIdentity member(SecurityIdentity identity, JsonWebToken token, boolean fresh) {
        Standings.Answer answer = standings.of(login(token), accessToken(identity, token));
        if (answer.trust() != Trust.UNKNOWN && !answer.standing().active()) {
            return fresh ? refused() : nobody(identity);
        }
        QuarkusSecurityIdentity.Builder member = QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes())
                .addAttribute(TRUST, answer.trust());
        if (answer.standing().realmRoles().contains(OPERATOR)) {
            member.addRole(OPERATOR);
        }
        LoginFreshness.typedAt(token, config).ifPresent(typed -> member.addAttribute(TYPED_AT, typed));
        join(member, seats(token, answer.standing()));
        return member.build();
    }

    /** Were it nobody's, the page that it wanted would send it to log in again, and so on without an end. */
    private static SecurityIdentity refused() {
        LOG.error("Keycloak calls a login ended that it has just made: its tokens must name mien-web as audience");
        throw new AuthenticationFailedException("The login has ended");
    }

    /** A login that has ended is nobody's; a bearer token of it is refused, for it cannot log in again. */
    private static SecurityIdentity nobody(SecurityIdentity identity) {
        if (identity.getCredential(IdTokenCredential.class) == null) {
            throw new AuthenticationFailedException("The login has ended");
        }
        return QuarkusSecurityIdentity.builder().setAnonymous(true).build();
    }

    /** Organizations that the token was given for, of which the person is a member still and which are tenants here. */
    private List<Seat> seats(JsonWebToken token, LoginStanding standing) {
        Set<String> named =
                Organization.of(token).stream().map(Organization::id).collect(Collectors.toSet());
        return standing.organizations().stream()
                .filter(organization -> named.contains(organization.id()))
                .flatMap(
                        organization -> lookup
                                .ofOrganization(organization.id())
                                .map(tenant -> new Seat(tenant, organization.roles()))
                                .stream())
                .toList();
    }

    /** With two, nobody could say whose rows are meant. */
    private static void join(QuarkusSecurityIdentity.Builder member, List<Seat> seats) {
        if (seats.size() > 1) {
            member.addAttribute(SEVERAL, Boolean.TRUE);
            return;
        }
        seats.forEach(seat -> member.addAttribute(TENANT, seat.tenant()).addRoles(seat.roles()));
    }

    private static String accessToken(SecurityIdentity identity, JsonWebToken token) {
        AccessTokenCredential access = identity.getCredential(AccessTokenCredential.class);
        return access == null ? token.getRawToken() : access.getToken();
    }

    /** The same for all tokens of a login by one client to the same organizations; without a login, the token itself. */
    private static String login(JsonWebToken token) {
        String login = token.getClaim("sid");
        if (login == null) {
            return token.getRawToken();
        }
        String organizations =
                Organization.of(token).stream().map(Organization::id).sorted().collect(Collectors.joining(" "));
        return String.join("\n", login, token.getSubject(), token.getClaim("azp"), organizations);
    }

    private record Seat(UUID tenant, Set<String> roles) {}
}
