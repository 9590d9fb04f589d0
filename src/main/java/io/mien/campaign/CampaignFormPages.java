package io.mien.campaign;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

import io.mien.account.Client;
import io.mien.account.Clients;
import io.mien.language.TextReviews;
import io.mien.platform.InvalidFields;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The form that makes a campaign, and the same form that changes one before its fieldwork. */
@Path("/campaigns")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK})
@Produces(MediaType.TEXT_HTML)
class CampaignFormPages {
    private final Campaigns campaigns;
    private final TextReviews languages;
    private final Clients clients;

    CampaignFormPages(Campaigns campaigns, TextReviews languages, Clients clients) {
        this.campaigns = campaigns;
        this.languages = languages;
        this.clients = clients;
    }

    /**
     * What the form is about.
     *
     * @param action where it is sent
     * @param back where a person goes who sends nothing
     */
    public record Sheet(String heading, String action, String back, boolean isNew) {

        static Sheet blank() {
            return new Sheet("New campaign", CampaignAddresses.all(), CampaignAddresses.all(), true);
        }

        static Sheet of(UUID id, String name) {
            return new Sheet(name, CampaignAddresses.plan(id), CampaignAddresses.page(id), false);
        }
    }

    @GET
    @Path("/new")
    @Operation(hidden = true)
    public TemplateInstance blank() {
        return form(Sheet.blank(), new CampaignForm(), Map.of());
    }

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response create(@BeanParam CampaignForm form) {
        return saved(Sheet.blank(), form, () -> campaigns.draft(form.plan(), form.client));
    }

    @GET
    @Path("/{id}/plan")
    @Operation(hidden = true)
    public TemplateInstance plan(UUID id) {
        Campaign campaign = campaigns.required(id);
        campaign.requireDraft();
        return form(Sheet.of(id, campaign.name), CampaignForm.of(campaign), Map.of());
    }

    @POST
    @Path("/{id}/plan")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Response revise(UUID id, @BeanParam CampaignForm form) {
        return saved(Sheet.of(id, form.name), form, () -> campaigns.revise(id, form.plan()));
    }

    /** To the campaign when it was saved, or back to what was typed with what is wrong beside it. */
    private Response saved(Sheet sheet, CampaignForm form, Supplier<Campaign> save) {
        try {
            return Response.seeOther(URI.create(CampaignAddresses.page(save.get().id)))
                    .build();
        } catch (InvalidFields invalid) {
            return Response.status(invalid.status())
                    .entity(form(sheet, form, invalid.fields()))
                    .build();
        }
    }

    private TemplateInstance form(Sheet sheet, CampaignForm form, Map<String, String> errors) {
        return Templates.form(sheet, form, languages.all(), clients.byName(), errors);
    }

    @CheckedTemplate(basePath = "campaign")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance form(
                Sheet sheet,
                CampaignForm form,
                List<TextReviews.Offer> languages,
                List<Client> clients,
                Map<String, String> errors);
    }
}
