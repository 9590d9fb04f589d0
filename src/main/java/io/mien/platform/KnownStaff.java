package io.mien.platform;

import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.vertx.ext.web.RoutingContext;

/** Tells a request with a login from one without; what the login may do is asked later. */
final class KnownStaff {
    private KnownStaff() {}

    static boolean isKnown(RoutingContext context) {
        return context.user() instanceof QuarkusHttpUser user
                && !user.getSecurityIdentity().isAnonymous();
    }
}
