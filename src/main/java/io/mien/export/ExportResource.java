package io.mien.export;

import static io.mien.account.Role.AGENCY_ADMIN;
import static io.mien.account.Role.RESEARCHER;

import io.mien.account.FreshLogin;
import io.mien.platform.InvalidFields;
import io.mien.privacy.AuditAction;
import io.mien.privacy.Discloses;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** Exports over the API: the same files as on the page. */
@Path("/api/v1/campaigns/{id}/exports")
@RolesAllowed({AGENCY_ADMIN, RESEARCHER})
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Exports")
class ExportResource {
    private final Exports exports;
    private final ExportDownload download;

    ExportResource(Exports exports, ExportDownload download) {
        this.exports = exports;
        this.download = download;
    }

    /**
     * @param people whether it has rows of single people
     * @param percent how much of it is written
     * @param bytes of the file, 0 before it is ready
     * @param failure why there is none; null unless it failed
     */
    public record ExportDocument(
            UUID id,
            ExportFormat format,
            boolean people,
            Export.State state,
            int percent,
            long bytes,
            String requestedBy,
            Instant requestedAt,
            Instant expiresAt,
            @Nullable String failure) {
        static ExportDocument of(Export export) {
            return new ExportDocument(
                    export.id,
                    export.format,
                    export.people,
                    export.state,
                    export.percent,
                    export.bytes,
                    export.requestedBy,
                    export.requestedAt,
                    export.expiresAt,
                    export.failure);
        }
    }

    /** @param people with rows of single people, where the format leaves the choice */
    public record Wish(
            @Nullable ExportFormat format, @Nullable Boolean people) {}

    @GET
    @Operation(summary = "The exports of a campaign, newest first")
    public List<ExportDocument> all(UUID id) {
        return exports.newestFirst(id).stream().map(ExportDocument::of).toList();
    }

    @GET
    @Path("/{exportId}")
    @Operation(summary = "How far an export is")
    public ExportDocument one(UUID id, UUID exportId) {
        return ExportDocument.of(exports.required(id, exportId));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @ResponseStatus(202)
    @Operation(summary = "Have a campaign's results written to a file")
    @FreshLogin
    public ExportDocument ask(UUID id, @Nullable Wish wish) {
        exports.newestFirst(id);
        if (wish == null || wish.format() == null) {
            throw InvalidFields.of("format", "Give one of CSV, XLSX, SAV, PARQUET, PPTX and REPRODUCE.");
        }
        return ExportDocument.of(exports.ask(id, new ExportWish(wish.format(), Boolean.TRUE.equals(wish.people()))));
    }

    @GET
    @Path("/{exportId}/file")
    @Produces("application/zip")
    @Operation(summary = "The file, once it is ready")
    @Discloses(action = AuditAction.EXPORT, what = "export downloaded")
    @FreshLogin
    public Response file(UUID id, UUID exportId, @Nullable @RestHeader("Range") String range) {
        return download.of(id, exportId, range);
    }
}
