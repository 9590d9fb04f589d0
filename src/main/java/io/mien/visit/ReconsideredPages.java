package io.mien.visit;

import io.mien.fieldwork.FieldworkConfig;
import io.mien.platform.RateLimit;
import io.mien.platform.Tokens;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** The way back in for somebody who said no: that stays in the ledger, and another visit begins. */
@Path(ReconsideredPages.PATH)
@PermitAll
@Produces(MediaType.TEXT_HTML)
class ReconsideredPages {
    static final String PATH = VisitCookie.PATH + "/refusal/removal";

    private static final URI VISIT = URI.create(VisitCookie.PATH);

    private final CurrentVisit current;
    private final Visitors visitors;
    private final VisitCookie cookie;
    private final RateLimit turnstile;
    private final FieldworkConfig config;

    ReconsideredPages(
            CurrentVisit current, Visitors visitors, VisitCookie cookie, RateLimit turnstile, FieldworkConfig config) {
        this.current = current;
        this.visitors = visitors;
        this.cookie = cookie;
        this.turnstile = turnstile;
        this.config = config;
    }

    @POST
    @Transactional
    public Response reconsider(@Context RoutingContext request) {
        turnstile.pass("visit", request.request().remoteAddress().hostAddress(), config.visitsAMinute());
        String secret = Tokens.next();
        Response.ResponseBuilder toVisit = Response.seeOther(VISIT);
        return (visitors.reconsider(current.visit(), secret) ? toVisit.cookie(cookie.of(secret)) : toVisit).build();
    }
}
