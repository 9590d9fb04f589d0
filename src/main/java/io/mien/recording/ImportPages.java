package io.mien.recording;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

import io.mien.campaign.Campaigns;
import io.mien.campaign.Country;
import io.mien.platform.InvalidFields;
import io.mien.visit.VisitAddresses;
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
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The form that imports a recording made elsewhere. */
@Path("/campaigns/{id}/imports")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK})
@Produces(MediaType.TEXT_HTML)
class ImportPages {
    private final Imports imports;
    private final Campaigns campaigns;

    ImportPages(Imports imports, Campaigns campaigns) {
        this.imports = imports;
        this.campaigns = campaigns;
    }

    /** What can be chosen. */
    public record Choices(UUID id, String name, boolean draft, List<Choice> ads, List<Choice> countries) {}

    public record Choice(String value, String label) {}

    @GET
    @Operation(hidden = true)
    public TemplateInstance blank(UUID id) {
        return Templates.imports(choices(id), new ImportForm(), Map.of());
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response take(UUID id, @BeanParam ImportForm form) {
        try {
            campaigns.required(id);
            imports.take(id, form.request());
            return Response.seeOther(URI.create(VisitAddresses.all(id))).build();
        } catch (InvalidFields invalid) {
            return Response.status(invalid.status())
                    .entity(Templates.imports(choices(id), form, invalid.fields()))
                    .build();
        }
    }

    private Choices choices(UUID id) {
        var campaign = campaigns.required(id);
        return new Choices(
                id,
                campaign.name,
                campaign.isDraft(),
                campaigns.ads(id).stream()
                        .map(ad -> new Choice(ad.id.toString(), ad.title))
                        .toList(),
                campaigns.targets(id).stream()
                        .map(target -> new Choice(
                                target.country, Country.named(target.country).name()))
                        .toList());
    }

    @CheckedTemplate(basePath = "recording")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance imports(Choices choices, ImportForm form, Map<String, String> errors);
    }
}
