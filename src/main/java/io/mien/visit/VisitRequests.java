package io.mien.visit;

import io.mien.platform.LargeBodies;
import io.mien.platform.LargeBody;
import io.mien.platform.RequestGroup;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Which requests are a visit's, told by its cookie before anything of them is read, and what a visit may send. */
@ApplicationScoped
public class VisitRequests implements RequestGroup, LargeBodies {
    /** One that is somewhat larger than a log may be is still told why it is refused. */
    private static final long MAX_LOG = TimingLogBody.MAX_BYTES + 1024 * 1024;

    private final VisitCookie cookie;
    private final RespondentTenants lookup;

    VisitRequests(VisitCookie cookie, RespondentTenants lookup) {
        this.cookie = cookie;
        this.lookup = lookup;
    }

    @Override
    public Optional<String> of(HttpServerRequest request) {
        return cookie.digest(request).map(digest -> "visit " + HexFormat.of().formatHex(digest));
    }

    @Override
    public List<LargeBody> largeBodies() {
        return List.of(ofVisits("/visit/exposures/*/log", MAX_LOG, LargeBody.Parts.DROPPED));
    }

    /** Taken from whoever has a visit. */
    public LargeBody ofVisits(String path, long maxBytes, LargeBody.Parts parts) {
        return new LargeBody(path, maxBytes, this::isKnown, parts);
    }

    private boolean isKnown(RoutingContext context) {
        return cookie.digest(context.request()).flatMap(lookup::ofVisit).isPresent();
    }
}
