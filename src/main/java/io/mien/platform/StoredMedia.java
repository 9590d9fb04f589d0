package io.mien.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import org.jspecify.annotations.Nullable;

/** Answers with an object of the store, whole or the part a player asks for; never cached, never sniffed. */
@ApplicationScoped
public class StoredMedia {
    private final ObjectStore store;

    StoredMedia(ObjectStore store) {
        this.store = store;
    }

    /**
     * @param contentType as probed, never as a client said
     * @param range the request's Range header, if any
     */
    public Response answer(String key, String contentType, @Nullable String range) {
        try {
            long size = store.size(key);
            return ByteRange.of(range, size)
                    .map(part -> part(key, part, size))
                    .orElseGet(() ->
                            Response.ok(body(key, new ByteRange(0, size - 1))).header(HttpHeaders.CONTENT_LENGTH, size))
                    .type(contentType)
                    .header("Accept-Ranges", "bytes")
                    .header("Cache-Control", "no-store")
                    .header("X-Content-Type-Options", "nosniff")
                    .build();
        } catch (NoSuchFileException e) {
            throw Problem.notFound();
        } catch (IOException e) {
            throw new Problem(503, "store-unreachable", "The file cannot be read at the moment. Please try again.");
        }
    }

    private Response.ResponseBuilder part(String key, ByteRange part, long size) {
        if (part.isEmpty()) {
            return Response.status(416).header("Content-Range", "bytes */" + size);
        }
        return Response.status(Response.Status.PARTIAL_CONTENT)
                .entity(body(key, part))
                .header(HttpHeaders.CONTENT_LENGTH, part.length())
                .header("Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + size);
    }

    private Object body(String key, ByteRange part) {
        return part.isEmpty()
                ? new byte[0]
                : new Flow(() -> store.open(key, part.first(), part.length()), part.length());
    }
}
