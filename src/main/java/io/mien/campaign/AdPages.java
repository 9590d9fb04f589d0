package io.mien.campaign;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.CLIENT_VIEWER;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

import io.mien.platform.FileName;
import io.mien.platform.InvalidFields;
import io.mien.platform.Parameter;
import io.mien.platform.StoredMedia;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** The forms that put videos on a campaign, order them and take them off. */
@Path("/campaigns")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK})
@Produces(MediaType.TEXT_HTML)
class AdPages {
    private final Campaigns campaigns;
    private final AdIntake intake;
    private final AdFiles files;
    private final StoredMedia media;
    private final SetUpPage page;

    AdPages(Campaigns campaigns, AdIntake intake, AdFiles files, StoredMedia media, SetUpPage page) {
        this.campaigns = campaigns;
        this.intake = intake;
        this.files = files;
        this.media = media;
        this.page = page;
    }

    @POST
    @Path("/{id}/ads")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response upload(
            UUID id, @Nullable @RestForm("film") FileUpload video, @RestForm @DefaultValue("") String title) {
        return page.after(id, "film", () -> intake.take(id, upload(video, title)));
    }

    @POST
    @Path("/{id}/ads/{adId}/position")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response place(UUID id, UUID adId, @RestForm @DefaultValue("") String position) {
        return page.after(
                id,
                "film",
                () -> campaigns.place(
                        id, adId, Parameter.inBody("position", position).whole()));
    }

    @POST
    @Path("/{id}/ads/{adId}/sound")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response needSound(UUID id, UUID adId, @RestForm @DefaultValue("false") String needed) {
        return page.after(
                id,
                "film",
                () -> campaigns.needSound(
                        id, adId, Parameter.inBody("needed", needed).flag()));
    }

    @POST
    @Path("/{id}/ads/{adId}/preparation")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response prepareAgain(UUID id, UUID adId) {
        return page.after(id, "film", () -> campaigns.prepareAgain(id, adId));
    }

    @POST
    @Path("/{id}/ads/{adId}/removal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response remove(UUID id, UUID adId) {
        return page.after(id, "film", () -> files.delete(campaigns.remove(id, adId)));
    }

    @GET
    @Path("/{id}/ads/{adId}/poster")
    @RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK, CLIENT_VIEWER})
    @Produces("image/jpeg")
    @Operation(hidden = true)
    public Response poster(UUID id, UUID adId) {
        return media.answer(campaigns.ad(id, adId).posterKey, "image/jpeg", null);
    }

    private static AdUpload upload(@Nullable FileUpload video, String title) {
        if (video == null || video.fileName() == null || video.fileName().isBlank()) {
            throw InvalidFields.of("film", "Choose a video file.");
        }
        return new AdUpload(video.uploadedFile(), FileName.ofForm(video.fileName()), title);
    }
}
