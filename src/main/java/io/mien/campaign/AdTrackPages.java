package io.mien.campaign;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

import io.mien.platform.InvalidFields;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.File;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** The forms that put captions and descriptions on an ad and take them off. */
@Path("/campaigns/{id}/ads/{adId}/tracks")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK})
@Produces(MediaType.TEXT_HTML)
class AdTrackPages {
    private final AdTracks tracks;
    private final SetUpPage page;

    AdTrackPages(AdTracks tracks, SetUpPage page) {
        this.tracks = tracks;
        this.page = page;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response put(
            UUID id,
            UUID adId,
            @RestForm @DefaultValue("") String kind,
            @RestForm @DefaultValue("") String language,
            @Nullable @RestForm("track") FileUpload file) {
        return page.after(id, field(adId), () -> told(adId, () -> tracks.put(id, adId, kind, language, chosen(file))));
    }

    @POST
    @Path("/{trackId}/removal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response remove(UUID id, UUID adId, UUID trackId) {
        return page.after(id, field(adId), () -> tracks.remove(id, adId, trackId));
    }

    /** The ad's own file field: there may be one for each ad on the page. */
    static String field(UUID adId) {
        return "track-" + adId;
    }

    private static void told(UUID adId, Runnable change) {
        try {
            change.run();
        } catch (InvalidFields invalid) {
            throw InvalidFields.of(
                    field(adId), String.join(" ", invalid.fields().values()));
        }
    }

    private static File chosen(@Nullable FileUpload file) {
        if (file == null || file.size() == 0) {
            throw InvalidFields.of("track", "Choose a WebVTT file (.vtt) of at most " + WebVtt.maxSize() + ".");
        }
        return file.uploadedFile().toFile();
    }
}
