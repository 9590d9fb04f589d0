package io.mien.campaign;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

import io.mien.platform.InvalidFields;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.File;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;

/** A campaign's ads over the API. */
@Path("/api/v1/campaigns/{id}/ads")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Ads")
class AdResource {
    private final Campaigns campaigns;
    private final AdIntake intake;
    private final AdFiles files;

    AdResource(Campaigns campaigns, AdIntake intake, AdFiles files) {
        this.campaigns = campaigns;
        this.intake = intake;
        this.files = files;
    }

    /** @param position 1 is the first */
    public record Place(int position) {}

    /** @param needed true when the ad means little without its sound */
    public record Sound(boolean needed) {}

    @GET
    @Operation(summary = "The ads in their order")
    public List<AdDocument> all(UUID id) {
        return campaigns.ads(id).stream().map(AdDocument::of).toList();
    }

    @POST
    @Consumes({
        "video/mp4",
        "video/webm",
        "video/quicktime",
        "video/x-matroska",
        "video/mpeg",
        "video/mp2t",
        "application/mxf",
        MediaType.APPLICATION_OCTET_STREAM
    })
    @Operation(
            summary = "Upload an ad",
            description = "The body is the film file itself. It is probed and refused with the reason when it cannot be"
                    + " shown. What not every browser plays is PREPARING at first: a copy is made in the background, as"
                    + " the ad tells, and fieldwork opens when it is READY.")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = AdDocument.class)))
    public Response upload(
            UUID id,
            File video,
            @RestQuery @DefaultValue("") String title,
            @RestQuery @DefaultValue("film") String fileName) {
        if (video == null) {
            throw InvalidFields.of("film", "The body must be the video file.");
        }
        Ad ad = intake.take(id, new AdUpload(video.toPath(), fileName, title));
        return Response.created(URI.create("/api/v1/campaigns/" + id + "/ads/" + ad.id))
                .entity(AdDocument.of(ad))
                .build();
    }

    @GET
    @Path("/{adId}")
    @Operation(summary = "One ad")
    public AdDocument one(UUID id, UUID adId) {
        return AdDocument.of(campaigns.ad(id, adId));
    }

    @PUT
    @Path("/{adId}/position")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Move an ad")
    public List<AdDocument> place(UUID id, UUID adId, Place place) {
        campaigns.place(id, adId, Body.required(place).position());
        return all(id);
    }

    @PUT
    @Path("/{adId}/sound")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Say whether an ad needs its sound",
            description = "Respondents then count tones before the films; who cannot hear them may go on, but does not"
                    + " count for this ad.")
    public AdDocument needSound(UUID id, UUID adId, Sound sound) {
        campaigns.needSound(id, adId, Body.required(sound).needed());
        return one(id, adId);
    }

    @POST
    @Path("/{adId}/preparation")
    @Consumes(MediaType.WILDCARD)
    @ResponseStatus(202)
    @Operation(summary = "Try again to make the copy of an ad that failed")
    public AdDocument prepareAgain(UUID id, UUID adId) {
        return AdDocument.of(campaigns.prepareAgain(id, adId));
    }

    @DELETE
    @Path("/{adId}")
    @Operation(summary = "Take an ad off a draft")
    public void remove(UUID id, UUID adId) {
        files.delete(campaigns.remove(id, adId));
    }
}
