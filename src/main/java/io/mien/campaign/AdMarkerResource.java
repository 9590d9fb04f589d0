package io.mien.campaign;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.CLIENT_VIEWER;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** An ad's markers over the API. */
@Path("/api/v1/campaigns/{id}/ads/{adId}/markers")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Ads")
class AdMarkerResource {
    private final AdMarkers markers;

    AdMarkerResource(AdMarkers markers) {
        this.markers = markers;
    }

    @GET
    @RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK, CLIENT_VIEWER})
    @Operation(summary = "Scenes and brand reveals of an ad, in its order")
    public List<AdMarkerDocument> all(UUID id, UUID adId) {
        return markers.of(id, adId).stream().map(AdMarkerDocument::of).toList();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Name a scene or a brand reveal at a second of an ad")
    public AdMarkerDocument put(UUID id, UUID adId, AdMarkerDocument wanted) {
        markers.of(id, adId);
        return AdMarkerDocument.of(markers.put(id, adId, Body.required(wanted).plan()));
    }

    @DELETE
    @Path("/{markerId}")
    @Operation(summary = "Take a marker off an ad")
    public void remove(UUID id, UUID adId, UUID markerId) {
        markers.remove(id, adId, markerId);
    }
}
