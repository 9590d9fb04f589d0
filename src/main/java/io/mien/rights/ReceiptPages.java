package io.mien.rights;

import io.mien.fieldwork.FieldworkConfig;
import io.mien.language.Languages;
import io.mien.language.Masthead;
import io.mien.platform.RateLimit;
import io.mien.platform.WithoutCookie;
import io.mien.visit.RespondentScreens;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** For whoever holds a receipt code: what is stored and until when, a copy of it, its withdrawal and the proof of that. */
@Path("/receipt")
@PermitAll
@WithoutCookie
@Produces(MediaType.TEXT_HTML)
class ReceiptPages {
    private static final String PATH = "/receipt";
    private static final String LOOK = "receipt";
    private static final String WITHDRAWAL = "receipt-withdrawal";

    private final Receipts receipts;
    private final ReceiptCopies copies;
    private final RespondentScreens screens;
    private final Languages languages;
    private final RateLimit turnstile;
    private final FieldworkConfig config;

    ReceiptPages(
            Receipts receipts,
            ReceiptCopies copies,
            RespondentScreens screens,
            Languages languages,
            RateLimit turnstile,
            FieldworkConfig config) {
        this.receipts = receipts;
        this.copies = copies;
        this.screens = screens;
        this.languages = languages;
        this.turnstile = turnstile;
        this.config = config;
    }

    @GET
    public TemplateInstance ask(@QueryParam("lang") @Nullable String asked, @Context HttpHeaders headers) {
        return RightsPages.receiptLookup(screens.nobody(languages.choose(asked, headers), PATH));
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response show(@BeanParam ReceiptForm form, @Context HttpServerRequest request) {
        Masthead masthead = entered(LOOK, form, request);
        return page(
                masthead,
                receipts.open(form.code())
                        .map(receipt -> RightsPages.receipt(masthead, receipt))
                        .or(() -> receipts.gone(form.code()).map(gone -> RightsPages.withdrawn(masthead, gone))));
    }

    @POST
    @Path("copy")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response copy(@BeanParam ReceiptForm form, @Context HttpServerRequest request) {
        Masthead masthead = entered(LOOK, form, request);
        return copies.take(form.code())
                .map(copy -> file(copy, "application/zip", "mien-my-data.zip"))
                .orElseGet(() -> unknown(masthead));
    }

    @POST
    @Path("withdrawal")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response withdraw(@BeanParam ReceiptForm form, @Context HttpServerRequest request) {
        Masthead masthead = entered(WITHDRAWAL, form, request);
        return page(masthead, receipts.withdraw(form.code()).map(gone -> RightsPages.withdrawn(masthead, gone)));
    }

    @POST
    @Path("certificate")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response certificate(@BeanParam ReceiptForm form, @Context HttpServerRequest request) {
        Masthead masthead = entered(LOOK, form, request);
        return receipts.certificate(form.code())
                .map(signed -> file(signed, "application/jose", "mien-certificate-of-deletion.jws"))
                .orElseGet(() -> unknown(masthead));
    }

    /**
     * Lets a code be tried, not too often. Counted by the beginning of the code and by address, and for each gate apart:
     * whoever guesses at a code, or shares an address with somebody who does, can still withdraw by another.
     */
    private Masthead entered(String gate, ReceiptForm form, HttpServerRequest request) {
        turnstile.pass(gate + "-code", form.code().beginning(), config.receiptsAMinute());
        turnstile.pass(gate, request.remoteAddress().hostAddress(), config.receiptsPerAddress());
        return screens.nobody(form.language(languages), PATH);
    }

    private static Response page(Masthead masthead, Optional<TemplateInstance> found) {
        return found.map(page -> Response.ok(page).build()).orElseGet(() -> unknown(masthead));
    }

    private static Response file(Object body, String type, String name) {
        return Response.ok(body, type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }

    private static Response unknown(Masthead masthead) {
        return Response.status(Response.Status.NOT_FOUND)
                .type(MediaType.TEXT_HTML)
                .entity(RightsPages.receiptUnknown(masthead))
                .build();
    }
}
