package io.mien.fieldwork;

import io.mien.fieldwork.RespondentPages.Terms;
import io.mien.platform.Digest;
import io.mien.platform.ServerKey;
import io.mien.privacy.Consent;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.util.List;

/** The way through a visit for somebody who has no camera, or wants none: chosen, taken back, and agreed to. */
@Path(CameraFreePages.PATH)
@PermitAll
@Produces(MediaType.TEXT_HTML)
class CameraFreePages {
    static final String PATH = VisitCookie.PATH + "/camera-free";

    private static final URI VISIT = URI.create(VisitCookie.PATH);
    private static final List<String> PURPOSES = List.of(RespondentSession.WITHOUT_CAMERA);

    private final CurrentVisit visit;
    private final RespondentScreens screens;
    private final ServerKey key;
    private final Clock clock;

    CameraFreePages(CurrentVisit visit, RespondentScreens screens, ServerKey key, Clock clock) {
        this.visit = visit;
        this.screens = screens;
        this.key = key;
        this.clock = clock;
    }

    @POST
    @Transactional
    public Response choose() {
        visit.session().leaveOutCamera();
        return Response.seeOther(VISIT).build();
    }

    @POST
    @Path("removal")
    @Transactional
    public Response takeBack() {
        visit.session().takeCamera();
        return Response.seeOther(VISIT).build();
    }

    /** What is agreed to here allows no picture: nothing of it stands for the consent to be recorded. */
    @POST
    @Path("consent")
    @Transactional
    public Response consent() {
        RespondentSession session = visit.session();
        if (session.awaitsConsent()) {
            session.consentWithoutCamera(ReceiptCode.of(key, session.id).digest(), clock.instant());
            Consent.Text text = new Consent.Text(Terms.VERSION, Digest.of(screens.cameraFreeText(session)));
            Consent.give(session.id, text, session.language, PURPOSES, clock.instant());
        }
        return Response.seeOther(VISIT).build();
    }
}
