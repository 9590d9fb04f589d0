package io.mien.dashboard;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

import io.mien.platform.Parameter;
import io.mien.results.CampaignScores;
import io.mien.results.StatedAnswers;
import io.mien.trace.Measure;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestQuery;

/** Stated answers beside expressed ones, for staff: the part of a campaign's page that loads after it. */
@Path("/campaigns/{id}/stated")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK})
@Produces(MediaType.TEXT_HTML)
class StatedPages {
    private final StatedAnswers answers;

    StatedPages(StatedAnswers answers) {
        this.answers = answers;
    }

    @GET
    @Operation(hidden = true)
    public TemplateInstance stated(
            UUID id, @RestQuery @DefaultValue("HAPPY") String measure, @RestQuery @DefaultValue("") String question) {
        Measure asked = Parameter.inAddress("measure", measure).oneOf(CampaignScores.OFFERED, Measure::name);
        return Templates.stated(StatedPage.of(id, asked, answers.of(id, asked, question)));
    }

    @CheckedTemplate(basePath = "dashboard")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance stated(StatedPage page);
    }
}
