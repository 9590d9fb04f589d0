package io.mien.account;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.Authenticated;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The front page: members go on to their campaigns, the operator to theirs, and everyone else reads what this is. */
@Path("/")
@PermitAll
@Produces(MediaType.TEXT_HTML)
class WelcomePage {
    private final Staff staff;

    WelcomePage(Staff staff) {
        this.staff = staff;
    }

    @GET
    @Operation(hidden = true)
    public Response front() {
        if (staff.isUnconfirmed()) {
            throw LoginRefusals.away();
        }
        if (staff.isMember()) {
            return Response.seeOther(URI.create(AccountAddresses.members())).build();
        }
        if (staff.isOperating()) {
            return Response.seeOther(URI.create(AccountAddresses.operators())).build();
        }
        return Response.ok(staff.isSignedIn() ? Templates.noOrganization() : Templates.welcome())
                .build();
    }

    /** Asks for a login on the way to the front page, so that everybody ends on the page that is theirs. */
    @GET
    @Path("home")
    @Authenticated
    @Operation(hidden = true)
    public Response home() {
        return front();
    }

    @CheckedTemplate(basePath = "account")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance welcome();

        static native TemplateInstance noOrganization();
    }
}
