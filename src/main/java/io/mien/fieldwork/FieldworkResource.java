package io.mien.fieldwork;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

import io.mien.account.Staff;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Fieldwork over the API: open, links, preview, close. */
@Path("/api/v1/campaigns/{id}")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Fieldwork")
class FieldworkResource {
    private final Fieldwork fieldwork;
    private final Staff staff;

    FieldworkResource(Fieldwork fieldwork, Staff staff) {
        this.fieldwork = fieldwork;
        this.staff = staff;
    }

    /** @param address whoever has it can take part */
    public record Link(String country, URI address) {
        static Link of(InvitationLink link) {
            return new Link(link.country(), link.address());
        }
    }

    @POST
    @Path("/fieldwork")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Open fieldwork; answers with an invitation link for each country")
    public List<Link> open(UUID id) {
        return fieldwork.open(id, staff.actor()).stream().map(Link::of).toList();
    }

    @DELETE
    @Path("/fieldwork")
    @Operation(summary = "Close fieldwork: nobody new comes in, what is recorded is still read")
    public void close(UUID id) {
        fieldwork.close(id, staff.actor());
    }

    @GET
    @Path("/links")
    @Operation(summary = "The invitation links")
    public List<Link> links(UUID id) {
        return fieldwork.links(id).stream().map(Link::of).toList();
    }

    @POST
    @Path("/previews")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "A link that shows what respondents see and never counts")
    public RestResponse<Link> preview(UUID id) {
        return RestResponse.status(RestResponse.Status.CREATED, Link.of(fieldwork.preview(id)));
    }
}
