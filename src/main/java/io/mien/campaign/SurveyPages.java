package io.mien.campaign;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

import io.mien.account.Staff;
import io.mien.platform.InvalidFields;
import io.mien.platform.Parameter;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;

/** The questions of a campaign: written, ordered, and let into fieldwork. */
@Path("/campaigns/{id}/survey")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK})
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class SurveyPages {
    private final Campaigns campaigns;
    private final SurveyEdits edits;
    private final Staff staff;

    SurveyPages(Campaigns campaigns, SurveyEdits edits, Staff staff) {
        this.campaigns = campaigns;
        this.edits = edits;
        this.staff = staff;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance show(UUID id) {
        return Templates.survey(edits.editor(id));
    }

    @POST
    @Path("/questions")
    @Operation(hidden = true)
    public Response add(UUID id, @RestForm @DefaultValue("") String block, @RestForm @DefaultValue("") String kind) {
        campaigns.required(id);
        Placement placement = placement(block);
        String code = ReadyQuestion.named(kind)
                .map(ready -> edits.add(id, placement, ready))
                .orElseGet(() -> edits.add(id, placement, kind(kind)));
        return seeOther(CampaignAddresses.question(id, code));
    }

    @POST
    @Path("/copy")
    @Operation(hidden = true)
    public Response copy(UUID id, @RestForm @DefaultValue("") String from) {
        campaigns.required(id);
        edits.copy(id, Parameter.inBody("from", from).id());
        return seeOther(CampaignAddresses.survey(id));
    }

    @GET
    @Path("/questions/{code}")
    @Operation(hidden = true)
    public TemplateInstance question(UUID id, String code) {
        return Templates.question(edits.sheet(id, code));
    }

    /** Keeps the whole form, and does with its options what the button says. */
    @POST
    @Path("/questions/{code}")
    @Operation(hidden = true)
    public Response change(UUID id, String code, MultivaluedMap<String, String> form) {
        QuestionForm typed = new QuestionForm(form.keySet().stream()
                .collect(Collectors.toMap(name -> name, name -> String.valueOf(form.getFirst(name)))));
        try {
            edits.save(id, code, typed);
            return seeOther(CampaignAddresses.question(id, code));
        } catch (InvalidFields invalid) {
            return Response.status(invalid.status())
                    .entity(Templates.question(edits.unsaved(id, code, typed, invalid)))
                    .build();
        }
    }

    @POST
    @Path("/questions/{code}/removal")
    @Operation(hidden = true)
    public Response remove(UUID id, String code) {
        edits.remove(id, code);
        return seeOther(CampaignAddresses.survey(id));
    }

    @POST
    @Path("/questions/{code}/position")
    @Operation(hidden = true)
    public Response moveUp(UUID id, String code) {
        edits.moveUp(id, code);
        return seeOther(CampaignAddresses.survey(id));
    }

    @POST
    @Path("/publication")
    @Operation(hidden = true)
    public Response publish(UUID id) {
        edits.publish(id, staff.actor());
        return seeOther(CampaignAddresses.survey(id));
    }

    /** Boxes that are not ticked are off. */
    @POST
    @Path("/flags")
    @Operation(hidden = true)
    public Response flag(
            UUID id, @RestForm @DefaultValue("") String speeding, @RestForm @DefaultValue("") String straightLining) {
        edits.flag(id, new SurveyEdits.Flags(!speeding.isEmpty(), !straightLining.isEmpty()), staff.actor());
        return seeOther(CampaignAddresses.survey(id));
    }

    private static Response seeOther(String address) {
        return Response.seeOther(URI.create(address)).build();
    }

    private static Placement placement(String word) {
        try {
            return Placement.of(word);
        } catch (IllegalArgumentException e) {
            throw InvalidFields.inBody("block", "Say when the question is asked: before, ad or end.");
        }
    }

    private static QuestionKind kind(String name) {
        try {
            return QuestionKind.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw InvalidFields.inBody("kind", "Say what kind of question it is.");
        }
    }

    @CheckedTemplate(basePath = "campaign")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance survey(SurveyEditor survey);

        static native TemplateInstance question(QuestionSheet sheet);
    }
}
