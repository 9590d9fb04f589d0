package io.mien.survey;

import io.mien.campaign.Campaign;
import io.mien.language.Masthead;
import io.mien.visit.CurrentVisit;
import io.mien.visit.RespondentScreens;
import io.mien.visit.Visit;
import io.mien.visit.VisitCookie;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The question that is due, and the answer to it. Before the ads a question is a page that the browser sends and leaves; between
 * and after them it is a part of the visit's page, whose camera and uploads go on.
 */
@Path(QuestionPages.PATH)
@PermitAll
@Produces(MediaType.TEXT_HTML)
class QuestionPages {
    static final String PATH = VisitCookie.PATH + "/questions";

    private static final URI VISIT = URI.create(VisitCookie.PATH);
    private static final String PART = "part";
    private static final String LINE = "line.";

    private final CurrentVisit current;
    private final Interviews interviews;
    private final RespondentScreens screens;

    QuestionPages(CurrentVisit current, Interviews interviews, RespondentScreens screens) {
        this.current = current;
        this.interviews = interviews;
        this.screens = screens;
    }

    /** The question that is due as a part of the visit's page; 204 where none is. */
    @GET
    public Response due() {
        return QuarkusTransaction.requiringNew().call(() -> part(current.visit()));
    }

    /**
     * Keeps an answer. A form of several lines sends one field for each: {@code line.2=4} is the pair 2:4.
     */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response answer(MultivaluedMap<String, String> form) {
        String code = first(form, "question");
        String as = first(form, "as");
        Reply.Sent sent = new Reply.Sent(values(form), first(form, "words"));
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                Visit visit = current.visit();
                interviews.take(visit, code, first(form, "about"), sent);
                return next(visit, as);
            });
        } catch (ReplyRefused refused) {
            return QuarkusTransaction.requiringNew().call(() -> again(code, sent, refused, as));
        }
    }

    /** Back to the question before. */
    @POST
    @Path("back")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response back(@FormParam("as") @DefaultValue("") String as) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Visit visit = current.visit();
            interviews.goBack(visit);
            return next(visit, as);
        });
    }

    private static String first(MultivaluedMap<String, String> form, String field) {
        return Objects.requireNonNullElse(form.getFirst(field), "");
    }

    private static List<String> values(MultivaluedMap<String, String> form) {
        List<String> values = new ArrayList<>(form.getOrDefault("value", List.of()));
        form.forEach((field, given) -> {
            if (field.startsWith(LINE)) {
                given.forEach(point -> values.add(field.substring(LINE.length()) + ":" + point));
            }
        });
        return values;
    }

    private Response next(Visit visit, String as) {
        return as.equals(PART) ? part(visit) : Response.seeOther(VISIT).build();
    }

    private Response part(Visit visit) {
        return interviews
                .due(visit)
                .map(question -> Response.ok(
                        SurveyScreens.part(masthead(visit), question).render()))
                .orElseGet(Response::noContent)
                .build();
    }

    private Response again(String code, Reply.Sent sent, ReplyRefused refused, String as) {
        Visit visit = current.visit();
        Optional<QuestionView> question = interviews.again(visit, code, sent, refused);
        Masthead masthead = masthead(visit);
        return question.map(asked ->
                        as.equals(PART) ? SurveyScreens.part(masthead, asked) : SurveyScreens.page(masthead, asked))
                .map(page -> Response.status(refused.status()).entity(page.render()))
                .orElseThrow(() -> refused)
                .build();
    }

    private Masthead masthead(Visit visit) {
        return screens.masthead(visit, Campaign.required(visit.campaignId));
    }
}
