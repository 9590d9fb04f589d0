package io.mien.visit;

import io.mien.visit.VisitTracks.Signature;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;

/** Captions and descriptions of the visit's own ads. */
@Path("/visit/exposures/{id}/tracks/{track}")
@PermitAll
@Produces("text/vtt;charset=UTF-8")
class TrackResource {
    private final CurrentVisit current;
    private final VisitTracks tracks;

    TrackResource(CurrentVisit current, VisitTracks tracks) {
        this.current = current;
        this.tracks = tracks;
    }

    @GET
    @Transactional
    public String text(
            @PathParam("id") UUID id,
            @PathParam("track") UUID track,
            @QueryParam("until") long until,
            @QueryParam("signature") @DefaultValue("") String signature) {
        return tracks.text(current.seen(), current.seenExposure(id), track, new Signature(until, signature));
    }
}
