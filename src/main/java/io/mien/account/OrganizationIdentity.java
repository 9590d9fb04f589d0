package io.mien.account;

import io.mien.account.Standings.Trust;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

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

    /** The {@link LoginLevel} that the login has. */
    static final String LEVEL = "mien.level";

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
        RoutingContext request = HttpSecurityUtils.getRoutingContextAttribute(attributes);
        return context.runBlocking(() -> LoginCookies.isLanding(request)
                ? arriving(identity, token, request)
                : member(identity, token, request));
    }

    /** Just back from the login server; the page that was wanted comes next. */
    private SecurityIdentity arriving(SecurityIdentity identity, JsonWebToken token, RoutingContext request) {
        if (hasEnded(standing(identity, token))) {
            throw refused();
        }
        LoginLevel missed = missed(token, LoginDemand.asked(request));
        if (missed != LoginLevel.NONE) {
            LoginDemand.miss(request, missed);
            throw new AuthenticationFailedException("The login server let somebody in with less than it was asked for");
        }
        return withoutRoles(identity).build();
    }

    /** A time is missed too where the login server gives none: nobody could say that the password was typed just now. */
    private LoginLevel missed(JsonWebToken token, LoginLevel asked) {
        if (!LoginLevel.of(token, config).covers(asked)) {
            return asked;
        }
        boolean dated = LoginFreshness.typedAt(token, config).isPresent();
        return asked == LoginLevel.NONE || dated ? LoginLevel.NONE : LoginLevel.PASSWORD;
    }

    private SecurityIdentity member(SecurityIdentity identity, JsonWebToken token, @Nullable RoutingContext request) {
        Standings.Answer answer = standing(identity, token);
        if (hasEnded(answer)) {
            return nobody();
        }
        List<Seat> seats = seats(token, answer.standing());
        LoginLevel level = LoginLevel.of(token, config);
        LoginLevel wanted = wanted(seats);
        LoginDemand.want(request, wanted);
        if (!level.covers(wanted)) {
            return nobody();
        }
        QuarkusSecurityIdentity.Builder member = withoutRoles(identity).addAttribute(TRUST, answer.trust());
        if (answer.standing().realmRoles().contains(OPERATOR)) {
            member.addRole(OPERATOR);
        }
        member.addAttribute(LEVEL, level);
        LoginFreshness.typedAt(token, config).ifPresent(typed -> member.addAttribute(TYPED_AT, typed));
        join(member, seats);
        return member.build();
    }

    /** Were it nobody's, the page that it wanted would send it to log in again, and so on without an end. */
    private static AuthenticationFailedException refused() {
        LOG.error("Keycloak calls a login ended that it has just made: its tokens must name mien-web as audience");
        return new AuthenticationFailedException("The login has ended");
    }

    private static QuarkusSecurityIdentity.Builder withoutRoles(SecurityIdentity identity) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes());
    }

    private Standings.Answer standing(SecurityIdentity identity, JsonWebToken token) {
        return standings.of(login(token), accessToken(identity, token));
    }

    private static boolean hasEnded(Standings.Answer answer) {
        return answer.trust() != Trust.UNKNOWN && !answer.standing().active();
    }

    /** What the strictest of the tenants asks for: whoever belongs to several may see none of them with less. */
    private static LoginLevel wanted(List<Seat> seats) {
        return seats.stream().map(Seat::level).reduce(LoginLevel.NONE, LoginLevel::orHigher);
    }

    /** A login that has ended, or is worth less than its tenant asks for, is nobody's. */
    private static SecurityIdentity nobody() {
        return QuarkusSecurityIdentity.builder().setAnonymous(true).build();
    }

    /** Organizations that the token was given for, of which the person is a member still and which are tenants here. */
    private List<Seat> seats(JsonWebToken token, LoginStanding standing) {
        Set<String> named =
                Organization.of(token).stream().map(Organization::id).collect(Collectors.toSet());
        return standing.organizations().stream()
                .filter(organization -> named.contains(organization.id()))
                .flatMap(organization -> lookup
                        .entrance(organization.id())
                        .map(entrance -> new Seat(entrance.tenant(), entrance.level(), organization.roles()))
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

    private record Seat(UUID tenant, LoginLevel level, Set<String> roles) {}
}
