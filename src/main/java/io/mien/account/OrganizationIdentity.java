package io.mien.account;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Turns a verified token into a member of one tenant with the roles that its organization gives. Whatever else the token
 * claims is dropped: without an organization that is a tenant here there is no role, and so no page and no row.
 */
@ApplicationScoped
class OrganizationIdentity implements SecurityIdentityAugmentor {
    static final String TENANT = "mien.tenant";

    private static final String OPERATOR = "operator";

    private final OrganizationTenants lookup;

    OrganizationIdentity(OrganizationTenants lookup) {
        this.lookup = lookup;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        if (identity.isAnonymous() || !(identity.getPrincipal() instanceof JsonWebToken token)) {
            return Uni.createFrom().item(identity);
        }
        return context.runBlocking(() -> member(identity, token));
    }

    private SecurityIdentity member(SecurityIdentity identity, JsonWebToken token) {
        QuarkusSecurityIdentity.Builder member = QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes());
        if (Organization.realmRoles(token).contains(OPERATOR)) {
            member.addRole(OPERATOR);
        }
        Organization.of(token).ifPresent(organization -> lookup.ofOrganization(organization.id())
                .ifPresent(tenant -> join(member, tenant, organization.roles())));
        return member.build();
    }

    private static void join(QuarkusSecurityIdentity.Builder member, UUID tenant, Set<String> roles) {
        member.addAttribute(TENANT, tenant);
        member.addRoles(roles);
    }
}
