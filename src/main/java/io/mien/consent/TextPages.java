package io.mien.consent;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

import io.mien.campaign.PolicyPack;
import io.mien.language.Masthead;
import io.mien.platform.Parameter;
import io.mien.platform.Problem;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What a campaign's respondents read before they agree, by policy pack, language and version. */
@Path("/campaigns/{id}/texts")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK})
@Produces(MediaType.TEXT_HTML)
class TextPages {
    private final CampaignTexts texts;

    TextPages(CampaignTexts texts) {
        this.texts = texts;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance all(UUID id) {
        return Templates.texts(texts.page(id));
    }

    /** One text as a respondent reads it; without a version, as it stands now. */
    @GET
    @Path("/{pack}")
    @Operation(hidden = true)
    public TemplateInstance one(
            UUID id, String pack, @RestQuery @Nullable String lang, @RestQuery @DefaultValue("") String version) {
        CampaignTexts.Preview preview = texts.preview(id, new CampaignTexts.Wanted(named(pack), lang, number(version)));
        return preview.masthead().speak(Templates.preview(preview.masthead(), preview.terms()));
    }

    private static @Nullable Integer number(String version) {
        return version.isBlank()
                ? null
                : Parameter.inAddress("version", version).whole();
    }

    private static PolicyPack named(String name) {
        return Arrays.stream(PolicyPack.values())
                .filter(pack -> pack.name().equals(name))
                .findFirst()
                .orElseThrow(Problem::notFound);
    }

    @CheckedTemplate(basePath = "consent")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance preview(Masthead masthead, Terms terms);

        static native TemplateInstance texts(TextsPage page);
    }
}
