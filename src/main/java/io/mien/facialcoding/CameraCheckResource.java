package io.mien.facialcoding;

import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** One picture of the respondent's camera, and what is said of it. */
@Path("/visit/camera-check")
@PermitAll
class CameraCheckResource {
    private final CameraCheck check;

    CameraCheckResource(CameraCheck check) {
        this.check = check;
    }

    @POST
    @Consumes("image/jpeg")
    @Produces(MediaType.APPLICATION_JSON)
    public CameraLook look(byte @Nullable [] jpeg) {
        return check.look(jpeg == null ? new byte[0] : jpeg);
    }
}
