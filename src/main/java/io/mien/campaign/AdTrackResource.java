package io.mien.campaign;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.File;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** An ad's captions and descriptions over the API. */
@Path("/api/v1/campaigns/{id}/ads/{adId}/tracks")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Ads")
class AdTrackResource {
    private final AdTracks tracks;

    AdTrackResource(AdTracks tracks) {
        this.tracks = tracks;
    }

    @GET
    @Operation(summary = "The captions and descriptions of an ad")
    public List<AdTrackDocument> all(UUID id, UUID adId) {
        return tracks.of(id, adId).stream().map(AdTrackDocument::of).toList();
    }

    @PUT
    @Path("/{kind}/{language}")
    @Consumes("text/vtt")
    @Operation(
            summary = "Put captions or descriptions on an ad of a draft",
            description = "The body is the WebVTT file. It is refused with the line that is wrong; styles, regions and"
                    + " notes in it are left out.")
    public AdTrackDocument put(UUID id, UUID adId, String kind, String language, @Nullable File file) {
        return AdTrackDocument.of(tracks.put(id, adId, kind, language, Body.required(file)));
    }

    @DELETE
    @Path("/{trackId}")
    @Operation(summary = "Take captions or descriptions off an ad of a draft")
    public void remove(UUID id, UUID adId, UUID trackId) {
        tracks.remove(id, adId, trackId);
    }
}
