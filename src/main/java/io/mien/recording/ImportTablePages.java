package io.mien.recording;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

import io.mien.campaign.Campaigns;
import io.mien.platform.InvalidFields;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/** The table that brings in many recordings, its files, and what became of each row. */
@Path("/campaigns/{id}/import-tables")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK})
@Produces(MediaType.TEXT_HTML)
class ImportTablePages {
    private final ImportTables tables;
    private final Campaigns campaigns;

    ImportTablePages(ImportTables tables, Campaigns campaigns) {
        this.tables = tables;
        this.campaigns = campaigns;
    }

    /** @param error what is wrong with the table or its files; empty when nothing is */
    public record View(UUID id, String name, boolean draft, String error) {}

    @GET
    @Operation(hidden = true)
    public TemplateInstance all(UUID id) {
        return Templates.importTables(view(id, ""), tables.ofCampaign(id));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response begin(UUID id, @RestForm @Nullable FileUpload table) throws IOException {
        campaigns.required(id);
        try {
            if (table == null || table.fileName().isBlank()) {
                throw InvalidFields.of("table", "Choose the table.");
            }
            ImportTable begun = tables.begin(id, table.fileName(), Files.readAllBytes(table.uploadedFile()));
            return Response.seeOther(URI.create(RecordingAddresses.importTable(id, begun.id)))
                    .build();
        } catch (InvalidFields invalid) {
            return Response.status(invalid.status())
                    .entity(Templates.importTables(
                            view(id, String.join(" ", invalid.fields().values())), tables.ofCampaign(id)))
                    .build();
        }
    }

    @GET
    @Path("/{tableId}")
    @Operation(hidden = true)
    public TemplateInstance one(UUID id, UUID tableId) {
        return Templates.importTable(view(id, ""), tables.progress(id, tableId));
    }

    @POST
    @Path("/{tableId}/files")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(hidden = true)
    public Response bring(UUID id, UUID tableId, @RestForm("recordings") @Nullable List<FileUpload> recordings) {
        tables.progress(id, tableId);
        Map<String, String> refused = new LinkedHashMap<>();
        for (FileUpload file : recordings == null ? List.<FileUpload>of() : recordings) {
            try {
                tables.bring(id, tableId, file.fileName(), file.uploadedFile());
            } catch (InvalidFields invalid) {
                refused.put(file.fileName(), String.join(" ", invalid.fields().values()));
            }
        }
        if (recordings == null || recordings.isEmpty()) {
            refused.put("", "Choose the webcam files that the table names.");
        }
        if (refused.isEmpty()) {
            return Response.seeOther(URI.create(RecordingAddresses.importTable(id, tableId)))
                    .build();
        }
        return Response.status(422)
                .entity(Templates.importTable(
                        view(id, String.join(" ", refused.values())), tables.progress(id, tableId)))
                .build();
    }

    private View view(UUID id, String error) {
        var campaign = campaigns.required(id);
        return new View(id, campaign.name, campaign.isDraft(), error);
    }

    @CheckedTemplate(basePath = "recording")
    static final class Templates {
        private Templates() {}

        static native TemplateInstance importTables(View view, List<ImportProgress> tables);

        static native TemplateInstance importTable(View view, ImportProgress table);
    }
}
