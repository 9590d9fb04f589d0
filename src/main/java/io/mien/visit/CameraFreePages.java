package io.mien.visit;

import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;

/** The way through a visit for somebody who has no camera, or wants none: chosen, taken back, and agreed to. */
@Path(CameraFreePages.PATH)
@PermitAll
@Produces(MediaType.TEXT_HTML)
class CameraFreePages {
    static final String PATH = VisitCookie.PATH + "/camera-free";

    private static final URI VISIT = URI.create(VisitCookie.PATH);

    private final CurrentVisit current;
    private final Agreement agreement;
    private final Clock clock;

    CameraFreePages(CurrentVisit current, Agreement agreement, Clock clock) {
        this.current = current;
        this.agreement = agreement;
        this.clock = clock;
    }

    @POST
    @Transactional
    public Response choose() {
        current.visit().cameraUse().leaveOut(clock.instant());
        return Response.seeOther(VISIT).build();
    }

    @POST
    @Path("removal")
    @Transactional
    public Response takeBack() {
        current.visit().cameraUse().take(clock.instant());
        return Response.seeOther(VISIT).build();
    }

    /** What is agreed to here allows no picture: nothing of it stands for the consent to be recorded. */
    @POST
    @Path("consent")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Transactional
    public Response consent(@FormParam("text") @DefaultValue("") String digest) {
        agreement.takeWithoutCamera(current.visit(), digest);
        return Response.seeOther(VISIT).build();
    }
}
