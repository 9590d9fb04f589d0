package io.mien.account;

import io.mien.platform.Problem;
import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.OidcRedirectFilter;
import io.quarkus.oidc.Redirect;
import io.quarkus.security.UnauthorizedException;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** Where people type their password again; they go on to the page that wanted it. */
@Path(LoginConfirmation.ADDRESS)
@PermitAll
@Produces(MediaType.TEXT_HTML)
class LoginConfirmation {
    static final String ADDRESS = "/login/confirmation";

    /** Of this server, whatever a browser makes of it. */
    private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[!-\\[\\]-~]*");

    private final LoginFreshness freshness;

    LoginConfirmation(LoginFreshness freshness) {
        this.freshness = freshness;
    }

    @GET
    @Operation(hidden = true)
    public Response confirm(@RestQuery String to) {
        if (to == null || !LOCAL.matcher(to).matches()) {
            throw Problem.notFound();
        }
        if (!freshness.isFresh()) {
            throw new UnauthorizedException();
        }
        return Response.seeOther(URI.create(to)).build();
    }

    /** Has Keycloak ask for the password although its cookie still vouches for the person. */
    @Unremovable
    @ApplicationScoped
    @Redirect(Redirect.Location.OIDC_AUTHORIZATION)
    static class Demand implements OidcRedirectFilter {
        private final LoginConfig config;

        Demand(LoginConfig config) {
            this.config = config;
        }

        @Override
        public void filter(OidcRedirectContext redirect) {
            if (ADDRESS.equals(redirect.routingContext().normalizedPath())) {
                redirect.additionalQueryParams().set("prompt", "login").set("acr_values", config.freshAcr());
            }
        }
    }
}
