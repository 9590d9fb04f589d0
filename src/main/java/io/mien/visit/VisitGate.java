package io.mien.visit;

import io.mien.platform.Digest;
import io.mien.tenancy.TenantContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Cookie;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Turns a visit's cookie into its tenant before anything of the request runs. An unknown cookie binds nothing. */
class VisitGate {
    private final RespondentTenants lookup;
    private final TenantContext tenants;
    private final CurrentVisit current;

    VisitGate(RespondentTenants lookup, TenantContext tenants, CurrentVisit current) {
        this.lookup = lookup;
        this.tenants = tenants;
        this.current = current;
    }

    @ServerRequestFilter
    void admit(ContainerRequestContext request) {
        Cookie cookie = request.getCookies().get(VisitCookie.NAME);
        if (cookie == null || !VisitCookie.covers(request.getUriInfo().getPath())) {
            return;
        }
        byte[] digest = Digest.of(cookie.getValue());
        lookup.ofVisit(digest).ifPresent(tenant -> {
            tenants.bind(tenant);
            current.enter(digest);
        });
    }
}
