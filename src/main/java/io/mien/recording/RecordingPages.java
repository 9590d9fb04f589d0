package io.mien.recording;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.RESEARCHER;

import io.mien.privacy.AuditAction;
import io.mien.privacy.Discloses;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** A kept recording, for the tenant's researchers: the player is sent to an address that lives for a minute. */
@Path("/visits/{id}/exposures/{exposureId}/recording")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER})
class RecordingPages {
    private final RecordingPlayback recordings;

    RecordingPages(RecordingPlayback recordings) {
        this.recordings = recordings;
    }

    @GET
    @Operation(hidden = true)
    public Response open(UUID id, UUID exposureId) {
        return Response.temporaryRedirect(URI.create(recordings.address(id, exposureId)))
                .header("Cache-Control", "no-store")
                .build();
    }

    @GET
    @Path("/video")
    @Operation(hidden = true)
    @Discloses(action = AuditAction.PLAY, what = "recording of one exposure")
    public Response video(
            UUID id,
            UUID exposureId,
            @RestQuery @DefaultValue("0") long until,
            @RestQuery @DefaultValue("") String signature,
            @Nullable @RestHeader("Range") String range) {
        return recordings.play(id, exposureId, new RecordingPlayback.Ticket(until, signature), range);
    }
}
