package io.mien.recording;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.FIELDWORK;
import static io.mien.account.Role.RESEARCHER;

import io.mien.platform.InvalidFields;
import io.mien.platform.Parameter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.File;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Recordings made elsewhere, over the API. */
@Path("/api/v1/campaigns/{id}/imports")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER, FIELDWORK})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Fieldwork")
class ImportResource {
    private final Imports imports;

    ImportResource(Imports imports) {
        this.imports = imports;
    }

    /** @param session the visit made for the recording, under the name that programs know */
    public record Imported(UUID session) {}

    @POST
    @Consumes({"video/mp4", "video/webm", "video/quicktime", "video/x-matroska", MediaType.APPLICATION_OCTET_STREAM})
    @ResponseStatus(201)
    @Operation(
            summary = "Import a webcam recording made elsewhere",
            description = "The body is the file itself; offsetMs says where in it the ad began.")
    public Imported take(
            UUID id,
            @Nullable File recording,
            @RestQuery @DefaultValue("") String ad,
            @RestQuery @DefaultValue("") String country,
            @RestQuery @DefaultValue("0") String offsetMs) {
        if (recording == null || ad.isBlank()) {
            throw InvalidFields.of(
                    ad.isBlank() ? "ad" : "recording", "The body is the webcam file; the query names the ad.");
        }
        RecordingImport wanted = new RecordingImport(
                Parameter.inAddress("ad", ad).id(),
                country,
                Parameter.inAddress("offsetMs", offsetMs).whole(),
                recording.toPath());
        return new Imported(imports.take(id, wanted));
    }
}
