package io.mien.account;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** How the tenant's members log in, as its admin decides; only one whose own second factor works can ask all for theirs. */
@Path("/account/sign-in")
@RolesAllowed(Role.AGENCY_ADMIN)
@Produces(MediaType.TEXT_HTML)
class SignInPages {
    private final SecondFactor secondFactor;
    private final Staff staff;

    SignInPages(SecondFactor secondFactor, Staff staff) {
        this.secondFactor = secondFactor;
        this.staff = staff;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance page() {
        return Templates.signIn(secondFactor.isRequired());
    }

    @POST
    @Path("/second-factor")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @FreshLogin(secondFactor = true)
    public Response require() {
        secondFactor.require(staff.actor());
        return toPage();
    }

    @POST
    @Path("/second-factor/removal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    @FreshLogin(secondFactor = true)
    public Response waive() {
        secondFactor.waive(staff.actor());
        return toPage();
    }

    private static Response toPage() {
        return Response.seeOther(URI.create(AccountAddresses.signIn())).build();
    }

    @CheckedTemplate(basePath = "account")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance signIn(boolean required);
    }
}
