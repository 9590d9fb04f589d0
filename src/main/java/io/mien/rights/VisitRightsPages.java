package io.mien.rights;

import io.mien.campaign.Campaign;
import io.mien.language.Language;
import io.mien.language.Languages;
import io.mien.language.Masthead;
import io.mien.platform.Problem;
import io.mien.privacy.Actor.Respondent;
import io.mien.rights.RightsPages.ErasedVisit;
import io.mien.rights.RightsPages.ReceiptFile;
import io.mien.visit.CurrentVisit;
import io.mien.visit.RespondentScreens;
import io.mien.visit.Visit;
import io.mien.visit.VisitCookie;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
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

/** What a respondent may do with a visit at any time while it runs and after: keep its receipt, take it back. */
@Path(VisitCookie.PATH)
@PermitAll
@Produces(MediaType.TEXT_HTML)
class VisitRightsPages {
    private final CurrentVisit current;
    private final RespondentScreens screens;
    private final Languages languages;
    private final Withdrawal withdrawal;
    private final VisitCookie cookie;
    private final ErasedVisits erasedVisits;

    VisitRightsPages(
            CurrentVisit current,
            RespondentScreens screens,
            Languages languages,
            Withdrawal withdrawal,
            VisitCookie cookie,
            ErasedVisits erasedVisits) {
        this.current = current;
        this.screens = screens;
        this.languages = languages;
        this.withdrawal = withdrawal;
        this.cookie = cookie;
        this.erasedVisits = erasedVisits;
    }

    /** The receipt to keep: one file that needs nothing else. */
    @GET
    @Path("receipt")
    @Transactional
    public Response receipt() {
        Visit visit = current.seen();
        if (visit.admission().receiptDigest() == null) {
            throw Problem.notFound();
        }
        Campaign campaign = Campaign.required(visit.campaignId);
        ReceiptFile file =
                new ReceiptFile(screens.card(visit), visit.day(), campaign.controller, campaign.controllerContact);
        return Response.ok(RightsPages.receiptFile(screens.masthead(visit, campaign), file))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"mien-receipt.html\"")
                .build();
    }

    /** Answered alike when everything is gone already, so that asking twice does no harm. */
    @POST
    @Path("withdrawal")
    public Response withdraw(@QueryParam("lang") @Nullable String asked, @Context HttpHeaders headers) {
        Language language = languages.choose(asked, headers);
        Masthead masthead = screens.nobody(language, "/receipt");
        ErasedVisit gone = withdrawal
                .of(current::found, Respondent::inVisit)
                .map(erasedVisits::of)
                .orElseGet(ErasedVisit::before);
        return Response.ok(RightsPages.withdrawn(masthead, gone))
                .cookie(cookie.forgotten())
                .build();
    }
}
