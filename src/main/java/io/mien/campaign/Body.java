package io.mien.campaign;

import io.mien.platform.Problem;
import org.jspecify.annotations.Nullable;

/** What a request carries. */
final class Body {
    private Body() {}

    static <T> T required(@Nullable T body) {
        if (body == null) {
            throw new Problem(400, "body-missing", "The request has no body.");
        }
        return body;
    }
}
