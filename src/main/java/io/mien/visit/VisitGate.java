package io.mien.visit;

import io.mien.tenancy.TenantContext;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Turns a visit's cookie into its tenant before anything of the request runs. An unknown cookie binds nothing. */
class VisitGate {
    private final VisitCookie cookie;
    private final RespondentTenants lookup;
    private final TenantContext tenants;
    private final CurrentVisit current;

    VisitGate(VisitCookie cookie, RespondentTenants lookup, TenantContext tenants, CurrentVisit current) {
        this.cookie = cookie;
        this.lookup = lookup;
        this.tenants = tenants;
        this.current = current;
    }

    @ServerRequestFilter
    void admit(ContainerRequestContext request, RoutingContext routing) {
        if (!VisitCookie.covers(request.getUriInfo().getPath())) {
            return;
        }
        cookie.digest(routing.request())
                .ifPresent(digest -> lookup.ofVisit(digest).ifPresent(tenant -> {
                    tenants.bind(tenant);
                    current.enter(digest);
                }));
    }
}
