package io.mien.recording;

import io.mien.recording.Uploads.Progress;
import io.mien.visit.CurrentVisit;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The tus 1.0 protocol: creation, creation-defer-length, checksum, expiration and termination. */
@Path(UploadResource.PATH)
@PermitAll
class UploadResource {
    static final String PATH = "/visit/uploads";

    private static final String OFFSET = "Upload-Offset";
    private static final String LENGTH = "Upload-Length";
    private static final String METADATA = "Upload-Metadata";
    /** A date of HTTP has two digits of the day, always. */
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final Uploads uploads;
    private final UploadLocks locks;
    private final CurrentVisit current;

    UploadResource(Uploads uploads, UploadLocks locks, CurrentVisit current) {
        this.current = current;
        this.uploads = uploads;
        this.locks = locks;
    }

    @OPTIONS
    public Response capabilities() {
        return Response.noContent()
                .header("Tus-Version", TusVersion.SPOKEN)
                .header("Tus-Extension", "creation,creation-defer-length,checksum,expiration,termination")
                .header("Tus-Checksum-Algorithm", Checksum.ALGORITHMS)
                .build();
    }

    @POST
    public Response create(
            @HeaderParam(METADATA) @Nullable String metadata,
            @HeaderParam(LENGTH) @Nullable Long length,
            @HeaderParam("Upload-Defer-Length") @Nullable String defer) {
        Recording recording = uploads.create(UploadRequest.of(metadata, length, defer));
        return expiring(Response.created(URI.create(PATH + "/" + recording.id)), recording)
                .build();
    }

    @HEAD
    @Path("{id}")
    public Response progress(@PathParam("id") UUID id) throws IOException {
        Progress progress = alone(id, () -> uploads.progress(id));
        Recording recording = progress.recording();
        Response.ResponseBuilder response = Response.ok()
                .header(OFFSET, progress.offset())
                .header(METADATA, UploadRequest.metadata(recording.exposureId, recording.contentType));
        if (recording.lengthBytes == null) {
            response.header("Upload-Defer-Length", 1);
        } else {
            response.header(LENGTH, recording.lengthBytes);
        }
        return expiring(response, recording).build();
    }

    @PATCH
    @Path("{id}")
    @Consumes("application/offset+octet-stream")
    public Response append(
            @PathParam("id") UUID id,
            @HeaderParam(OFFSET) @Nullable Long offset,
            @HeaderParam("Content-Length") @Nullable Long size,
            @HeaderParam(LENGTH) @Nullable Long length,
            @HeaderParam("Upload-Checksum") @Nullable String checksum,
            InputStream body)
            throws IOException {
        SliceRequest slice = SliceRequest.of(offset, size, length, checksum);
        Progress progress = alone(id, () -> uploads.append(id, slice, body));
        return expiring(Response.noContent().header(OFFSET, progress.offset()), progress.recording())
                .build();
    }

    @DELETE
    @Path("{id}")
    public void terminate(@PathParam("id") UUID id) throws IOException {
        alone(id, () -> uploads.terminate(id));
    }

    /** A request without a visit is refused at once: it neither waits for the upload nor makes anybody wait. */
    private <T> T alone(UUID id, UploadLocks.Work<T> work) throws IOException {
        current.required();
        return locks.alone(id, work);
    }

    private static Response.ResponseBuilder expiring(Response.ResponseBuilder response, Recording recording) {
        return response.header("Upload-Expires", DATE.format(recording.expiresAt));
    }
}
