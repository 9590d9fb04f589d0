package io.mien.account;

import io.quarkus.oidc.IdTokenCredential;
import io.quarkus.oidc.OidcSession;
import io.quarkus.oidc.RefreshToken;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;

/** Where logins end: by the person's wish, or because they came to nothing. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
class LoginEndPages {
    private static final Logger LOG = Logger.getLogger(LoginEndPages.class);

    private final SecurityIdentity identity;
    private final Instance<OidcSession> session;
    private final LoginServer server;
    private final RoutingContext request;

    LoginEndPages(
            SecurityIdentity identity, Instance<OidcSession> session, LoginServer server, RoutingContext request) {
        this.identity = identity;
        this.session = session;
        this.server = server;
        this.request = request;
    }

    /** Ends the login here and at the login server, which then tells all others. */
    @POST
    @Path("logout")
    @Authenticated
    @Blocking
    @Operation(hidden = true)
    public Uni<Response> logOut() {
        Response gone =
                Response.seeOther(URI.create(AccountAddresses.loggedOut())).build();
        if (identity.getCredential(IdTokenCredential.class) == null) {
            return Uni.createFrom().item(gone);
        }
        RefreshToken refresh = identity.getCredential(RefreshToken.class);
        if (refresh != null) {
            endAtServer(refresh);
        }
        return session.get().logout().replaceWith(gone);
    }

    @GET
    @Path("logged-out")
    @PermitAll
    @Operation(hidden = true)
    public TemplateInstance loggedOut() {
        return Templates.loggedOut();
    }

    /** Whoever came back from the login server with something that lets nobody in. */
    @GET
    @Path("signed-in")
    @PermitAll
    @Operation(hidden = true)
    public Response notSignedIn() {
        if (!identity.isAnonymous()) {
            return Response.seeOther(URI.create(AccountAddresses.front())).build();
        }
        return Response.status(Response.Status.BAD_REQUEST)
                .entity(Templates.loginFailed(LoginDemand.missed(request).name()))
                .build();
    }

    private void endAtServer(RefreshToken refresh) {
        try {
            server.end(refresh.getToken());
        } catch (LoginServerAway away) {
            LOG.warn("A login ended here but not at the login server, which is away");
        }
    }

    @CheckedTemplate(basePath = "account")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance loggedOut();

        static native TemplateInstance loginFailed(String missed);
    }
}
