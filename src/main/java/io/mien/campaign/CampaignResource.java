package io.mien.campaign;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

import io.mien.language.TextReviews;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Campaigns over the API. */
@Path("/api/v1/campaigns")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK})
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Campaigns")
class CampaignResource {
    private final Campaigns campaigns;
    private final TextReviews languages;

    CampaignResource(Campaigns campaigns, TextReviews languages) {
        this.campaigns = campaigns;
        this.languages = languages;
    }

    @GET
    @Transactional
    @Operation(summary = "All campaigns, newest first")
    public List<CampaignDocument> all() {
        return campaigns.newestFirst().stream().map(this::document).toList();
    }

    @POST
    @Transactional
    @Operation(summary = "Create a campaign")
    @APIResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CampaignDocument.class)))
    public Response create(CampaignRequest request) {
        Campaign campaign = campaigns.draft(
                Body.required(request).plan(), Body.required(request).clientId());
        return Response.created(URI.create("/api/v1/campaigns/" + campaign.id))
                .entity(document(campaign))
                .build();
    }

    @GET
    @Path("/{id}")
    @Transactional
    @Operation(summary = "One campaign, with what it still lacks")
    public CampaignDocument one(UUID id) {
        return document(campaigns.required(id));
    }

    @PUT
    @Path("/{id}")
    @Transactional
    @Operation(summary = "Change what a draft promises")
    public CampaignDocument revise(UUID id, CampaignRequest request) {
        return document(campaigns.revise(id, Body.required(request).plan()));
    }

    private CampaignDocument document(Campaign campaign) {
        return CampaignDocument.of(campaign, languages);
    }
}
