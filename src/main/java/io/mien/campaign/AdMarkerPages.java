package io.mien.campaign;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

import io.mien.platform.InvalidFields;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;

/** The forms that set an ad's markers; they stand on the page of its figures, and on a page of their own if something is wrong. */
@Path("/campaigns/{id}/ads/{adId}/markers")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK})
@Produces(MediaType.TEXT_HTML)
class AdMarkerPages {
    private final AdMarkers markers;

    AdMarkerPages(AdMarkers markers) {
        this.markers = markers;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance all(UUID id, UUID adId) {
        return Templates.markers(markers.sheet(id, adId, AdMarkerSheet.Typed.NOTHING));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response put(
            UUID id,
            UUID adId,
            @RestForm @DefaultValue("") String second,
            @RestForm @DefaultValue("") String kind,
            @RestForm @DefaultValue("") String name) {
        markers.of(id, adId);
        try {
            markers.put(id, adId, AdMarkerPlan.typed(second, kind, name));
            return backTo(id, adId);
        } catch (InvalidFields invalid) {
            AdMarkerSheet.Typed typed = new AdMarkerSheet.Typed(second, kind, name, invalid.fields());
            return Response.status(invalid.status())
                    .entity(Templates.markers(markers.sheet(id, adId, typed)))
                    .build();
        }
    }

    @POST
    @Path("/{markerId}/removal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response remove(UUID id, UUID adId, UUID markerId) {
        markers.remove(id, adId, markerId);
        return backTo(id, adId);
    }

    private static Response backTo(UUID id, UUID adId) {
        return Response.seeOther(URI.create(CampaignAddresses.ad(id, adId) + "#markers"))
                .build();
    }

    @CheckedTemplate(basePath = "campaign")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance markers(AdMarkerSheet sheet);
    }
}
