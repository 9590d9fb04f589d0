package io.mien.platform;

import io.vertx.core.http.HttpServerRequest;
import java.util.Optional;

/** Tells which requests are one client's, beside those of one address. */
public interface RequestGroup {

    /** A name for the client, the same for all of its requests; empty where this group knows nothing of it. */
    Optional<String> of(HttpServerRequest request);
}
