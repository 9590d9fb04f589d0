package io.mien.platform;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** Says to whom the pages under an address were given, by what the browser proves with its cookies. */
public interface PageHolder {

    /** Where its pages lie: {@code /visit} stands for itself and all below; the empty one for all other pages. */
    String home();

    /**
     * The login or visit that the request belongs to, the same for all of its requests and for nobody else's. Asks no
     * database: pages of failures are drawn where that is not allowed. Empty when the request belongs to nobody.
     */
    Optional<String> mark(RoutingContext request);
}
