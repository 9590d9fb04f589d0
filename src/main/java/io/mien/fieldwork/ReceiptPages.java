package io.mien.fieldwork;

import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
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

/** For whoever holds a receipt code: what is stored, until when, and its withdrawal. */
@Path("/receipt")
@PermitAll
@Produces(MediaType.TEXT_HTML)
class ReceiptPages {
    private static final String PATH = "/receipt";

    private final Receipts receipts;
    private final RespondentScreens screens;
    private final Languages languages;
    private final Turnstile turnstile;
    private final FieldworkConfig config;

    ReceiptPages(
            Receipts receipts,
            RespondentScreens screens,
            Languages languages,
            Turnstile turnstile,
            FieldworkConfig config) {
        this.receipts = receipts;
        this.screens = screens;
        this.languages = languages;
        this.turnstile = turnstile;
        this.config = config;
    }

    @GET
    public TemplateInstance ask(@QueryParam("lang") @Nullable String asked, @Context HttpHeaders headers) {
        return RespondentPages.receiptLookup(screens.nobody(languages.choose(asked, headers), PATH));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response show(
            @FormParam("code") @Nullable String code,
            @QueryParam("lang") @Nullable String asked,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        turnstile.pass("receipt", request.remoteAddress().hostAddress(), config.receiptsAMinute());
        Language language = languages.choose(asked, headers);
        return receipts.open(new ReceiptCode(code == null ? "" : code))
                .map(receipt -> Response.ok(RespondentPages.receipt(screens.nobody(language, PATH), receipt))
                        .build())
                .orElseGet(() -> unknown(language));
    }

    @POST
    @Path("withdrawal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response withdraw(
            @FormParam("code") @Nullable String code,
            @QueryParam("lang") @Nullable String asked,
            @Context HttpHeaders headers,
            @Context HttpServerRequest request) {
        turnstile.pass("receipt", request.remoteAddress().hostAddress(), config.receiptsAMinute());
        Language language = languages.choose(asked, headers);
        boolean gone = receipts.withdraw(new ReceiptCode(code == null ? "" : code));
        return gone ? Response.ok(screens.withdrawn(language)).build() : unknown(language);
    }

    private Response unknown(Language language) {
        return Response.status(Response.Status.NOT_FOUND)
                .entity(RespondentPages.receiptUnknown(screens.nobody(language, PATH)))
                .build();
    }
}
