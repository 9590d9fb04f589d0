package io.mien.account;

import io.mien.privacy.Actor;
import io.mien.privacy.ActorSource;
import io.mien.tenancy.Tenant;
import io.mien.tenancy.TenantContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.BlockingOperationControl;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.stream.Stream;

/** The person at the keyboard, as pages greet them and the audit trail names them. */
@Named("staff")
@RequestScoped
public class Staff implements ActorSource {
    private final SecurityIdentity identity;
    private final TenantContext tenants;

    Staff(SecurityIdentity identity, TenantContext tenants) {
        this.identity = identity;
        this.tenants = tenants;
    }

    public boolean isSignedIn() {
        return !identity.isAnonymous();
    }

    /** Belongs to an organization, so that there is something to see. */
    public boolean isMember() {
        return isSignedIn() && tenants.current().isPresent();
    }

    /** Belongs to several organizations here, so that nobody can say which is meant. */
    public boolean isOfSeveral() {
        return identity.getAttribute(OrganizationIdentity.SEVERAL) != null;
    }

    /** Nobody can say whether the login still stands, nor what it may see. */
    boolean isUnconfirmed() {
        return identity.getAttribute(OrganizationIdentity.TRUST) == Standings.Trust.UNKNOWN;
    }

    public String login() {
        return identity.getPrincipal().getName();
    }

    /** The person, as the audit trail and signed addresses name them. */
    @Override
    public Actor.Member actor() {
        return new Actor.Member(login());
    }

    /** Name of the organization; empty when there is none. */
    public String organization() {
        // Refusals before any page was reached are drawn on the event loop, where the database must not be asked
        return isMember() && BlockingOperationControl.isBlockingAllowed()
                ? QuarkusTransaction.requiringNew()
                        .call(() -> Tenant.current().map(tenant -> tenant.name).orElse(""))
                : "";
    }

    /** The widest role held, in words. */
    public String role() {
        return Stream.of(Role.AGENCY_ADMIN, Role.RESEARCHER, Role.FIELDWORK, Role.CLIENT_VIEWER, Role.OPERATOR)
                .filter(identity::hasRole)
                .findFirst()
                .map(role -> role.replace('-', ' '))
                .orElse("no role");
    }

    /** May set up campaigns and watch fieldwork. */
    public boolean isManaging() {
        return Stream.of(Role.AGENCY_ADMIN, Role.RESEARCHER, Role.FIELDWORK).anyMatch(identity::hasRole);
    }

    /** May take away what the agency holds. */
    public boolean isAdministering() {
        return identity.hasRole(Role.AGENCY_ADMIN);
    }

    /** Runs the platform, without a look into any tenant. */
    public boolean isOperating() {
        return identity.hasRole(Role.OPERATOR);
    }

    /** May open a single visit. */
    public boolean isResearching() {
        return Stream.of(Role.AGENCY_ADMIN, Role.RESEARCHER).anyMatch(identity::hasRole);
    }
}
