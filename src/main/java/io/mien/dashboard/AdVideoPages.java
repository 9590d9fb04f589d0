package io.mien.dashboard;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.CLIENT_VIEWER;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

import io.mien.privacy.AuditAction;
import io.mien.privacy.Discloses;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The video behind an expiring address, for the person it was issued to. */
@Path("/ads")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK, CLIENT_VIEWER})
class AdVideoPages {
    private final AdVideos videos;

    AdVideoPages(AdVideos videos) {
        this.videos = videos;
    }

    @GET
    @Path("/{adId}/video")
    @Operation(hidden = true)
    @Discloses(action = AuditAction.PLAY, what = "ad")
    public Response video(
            UUID adId,
            @RestQuery @DefaultValue("0") long until,
            @RestQuery @DefaultValue("") String signature,
            @Nullable @RestHeader("Range") String range) {
        return videos.play(adId, until, signature, range);
    }
}
