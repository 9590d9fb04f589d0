package io.mien.rights;

import io.mien.fieldwork.FieldworkConfig;
import io.mien.language.Languages;
import io.mien.language.Masthead;
import io.mien.platform.RateLimit;
import io.mien.platform.WithoutCookie;
import io.mien.privacy.Certificates;
import io.mien.rights.RightsPages.Refused;
import io.mien.visit.RespondentScreens;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Tells anybody whether a certificate of deletion is genuine. Looks into no database: the signature says it all. */
@Path("/certificate")
@PermitAll
@WithoutCookie
@Produces(MediaType.TEXT_HTML)
class CertificatePages {
    private static final String PATH = "/certificate";

    private final Certificates certificates;
    private final RespondentScreens screens;
    private final Languages languages;
    private final RateLimit turnstile;
    private final FieldworkConfig config;

    CertificatePages(
            Certificates certificates,
            RespondentScreens screens,
            Languages languages,
            RateLimit turnstile,
            FieldworkConfig config) {
        this.certificates = certificates;
        this.screens = screens;
        this.languages = languages;
        this.turnstile = turnstile;
        this.config = config;
    }

    @GET
    public TemplateInstance ask(@QueryParam("lang") @Nullable String asked, @Context HttpHeaders headers) {
        return RightsPages.certificateCheck(masthead(asked, headers));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response check(
            @FormParam("certificate") @DefaultValue("") String text,
            @QueryParam("lang") @Nullable String asked,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        turnstile.pass("certificate", request.remoteAddress().hostAddress(), config.certificatesAMinute());
        Masthead masthead = masthead(asked, headers);
        Certificates.Check check = certificates.check(text);
        if (check instanceof Certificates.Genuine genuine) {
            return Response.ok(RightsPages.certificateGenuine(masthead, genuine.certificate()))
                    .build();
        }
        return Response.status(422)
                .entity(RightsPages.certificateRefused(masthead, why(check)))
                .build();
    }

    private static Refused why(Certificates.Check check) {
        if (check instanceof Certificates.Altered) {
            return Refused.ALTERED;
        }
        return check instanceof Certificates.UnknownKey ? Refused.UNKNOWN_KEY : Refused.UNREADABLE;
    }

    private Masthead masthead(@Nullable String asked, HttpHeaders headers) {
        return screens.nobody(languages.choose(asked, headers), PATH);
    }
}
