package io.mien.report;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

import io.mien.account.FreshLogin;
import io.mien.account.Staff;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Releases over the API. */
@Path("/api/v1/campaigns/{id}/releases")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Releases")
class ReleaseResource {
    private final Publication publication;
    private final Releases releases;
    private final Staff staff;

    ReleaseResource(Publication publication, Releases releases, Staff staff) {
        this.publication = publication;
        this.releases = releases;
        this.staff = staff;
    }

    /**
     * @param fresh figures that it put into view
     * @param kept figures that stayed as they were, because fewer than ten people would have made the difference
     */
    record ReleaseDocument(int number, Instant publishedAt, String publishedBy, int fresh, int kept) {
        static ReleaseDocument of(Release release) {
            return new ReleaseDocument(
                    release.number, release.publishedAt, release.publishedBy, release.fresh, release.kept);
        }
    }

    @GET
    @RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK})
    @Operation(summary = "What was published of a campaign, newest first")
    public List<ReleaseDocument> all(UUID id) {
        return releases.all(id).stream().map(ReleaseDocument::of).toList();
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Publish the figures as they are now; a figure that differs by fewer than ten people stays")
    @FreshLogin
    public ReleaseDocument publish(UUID id) {
        return ReleaseDocument.of(publication.publish(id, staff.actor()));
    }
}
