package io.mien.account;

import io.mien.platform.Problem;
import io.quarkus.security.UnauthorizedException;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Where people type their password again, or give their second factor; they go on to the page that wanted it. */
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
    public Response confirm(@RestQuery String to, @RestQuery @Nullable String level) {
        if (to == null || !LOCAL.matcher(to).matches()) {
            throw Problem.notFound();
        }
        if (!freshness.isFresh(LoginLevel.named(level))) {
            throw new UnauthorizedException();
        }
        return Response.seeOther(URI.create(to)).build();
    }
}
