package io.mien.recording;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

import io.mien.platform.InvalidFields;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Many recordings made elsewhere, over the API. */
@Path("/api/v1/campaigns/{id}/import-tables")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Fieldwork")
class ImportTableResource {
    private final ImportTables tables;

    ImportTableResource(ImportTables tables) {
        this.tables = tables;
    }

    @POST
    @Consumes("text/csv")
    @ResponseStatus(201)
    @Operation(
            summary = "Begin to import many recordings by a table",
            description =
                    "The body is a CSV file in UTF-8 whose first row names the columns file, respondent, country, ad and"
                            + " offset (seconds into the file at which the ad began). Rows that cannot be imported are in the answer,"
                            + " with the reason; the others wait for their files.")
    public ImportProgress begin(UUID id, @Nullable File table) throws IOException {
        if (table == null) {
            throw InvalidFields.of("table", "The body is the table, as CSV.");
        }
        ImportTable begun = tables.begin(id, "table.csv", Files.readAllBytes(table.toPath()));
        return tables.progress(id, begun.id);
    }

    @GET
    @Path("/{tableId}")
    @Operation(summary = "How far a table is, and which rows were refused")
    public ImportProgress progress(UUID id, UUID tableId) {
        return tables.progress(id, tableId);
    }

    @PUT
    @Path("/{tableId}/files/{name}")
    @Consumes({"video/mp4", "video/webm", "video/quicktime", "video/x-matroska", MediaType.APPLICATION_OCTET_STREAM})
    @Operation(summary = "Bring a file that the table names", description = "The body is the file itself.")
    public ImportProgress bring(UUID id, UUID tableId, String name, @Nullable File recording) {
        if (recording == null) {
            throw InvalidFields.of("recordings", "The body is the webcam file.");
        }
        tables.bring(id, tableId, name, recording.toPath());
        return tables.progress(id, tableId);
    }
}
