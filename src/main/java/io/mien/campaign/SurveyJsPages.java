package io.mien.campaign;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

import io.mien.platform.InvalidFields;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** The questions of a campaign as a file that other survey tools read and write. */
@Path("/campaigns/{id}/survey/surveyjs")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK})
class SurveyJsPages {
    private final Campaigns campaigns;
    private final SurveyEdits edits;

    SurveyJsPages(Campaigns campaigns, SurveyEdits edits) {
        this.campaigns = campaigns;
        this.edits = edits;
    }

    /** Tells of no person. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(hidden = true)
    public Response file(UUID id) {
        return Response.ok(edits.surveyJs(id))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"survey.json\"")
                .build();
    }

    /** Takes over what fits, and shows what does not. */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.TEXT_HTML)
    @Operation(hidden = true)
    public TemplateInstance take(UUID id, @Nullable @RestForm(SurveyJs.FIELD) FileUpload file) {
        campaigns.required(id);
        List<String> unfit = edits.take(id, bytes(file));
        return SurveyPages.Templates.survey(edits.editor(id).taken(unfit));
    }

    private static byte[] bytes(@Nullable FileUpload file) {
        if (file == null || file.size() == 0 || file.size() > SurveyJs.MAX_BYTES) {
            throw InvalidFields.of(
                    SurveyJs.FIELD,
                    "Choose a SurveyJS file (.json) of at most %d kB.".formatted(SurveyJs.MAX_BYTES / 1000));
        }
        try {
            return Files.readAllBytes(file.uploadedFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
