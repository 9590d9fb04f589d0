package io.mien.platform;

import io.quarkus.arc.All;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a page carries so that a request can be told to come from it: an HMAC over the login or visit that the page was
 * given to. A browser never sends it by itself, as it does cookies, and one from somebody else's page fits no other.
 * Each page has another salt, so that a compressed answer does not give the token away bit by bit.
 */
@Named("page")
@ApplicationScoped
public class PageToken {
    public static final String FIELD = "csrf-token";
    public static final String HEADER = "X-CSRF-TOKEN";

    private static final String PURPOSE = "page";
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final ServerKey key;
    private final List<PageHolder> holders;
    private final CurrentVertxRequest current;

    PageToken(ServerKey key, @All List<PageHolder> holders, CurrentVertxRequest current) {
        this.key = key;
        this.holders = holders;
        this.current = current;
    }

    /** For the page that is being drawn; empty where it belongs to nobody. */
    public String token() {
        return Optional.ofNullable(current.getCurrent())
                .flatMap(this::owner)
                .map(owner -> issue(owner, Tokens.next()))
                .orElse("");
    }

    /** Name of the form's field. */
    public String field() {
        return FIELD;
    }

    /** True for a token that was given to whom the request belongs. */
    boolean fits(RoutingContext request, String token) {
        String salt = token.substring(0, Math.max(0, token.indexOf('.')));
        return owner(request)
                .filter(owner -> MessageDigest.isEqual(bytes(issue(owner, salt)), bytes(token)))
                .isPresent();
    }

    private String issue(String owner, String salt) {
        return salt + '.' + TEXT.encodeToString(key.seal(PURPOSE, salt + '\n' + owner));
    }

    private Optional<String> owner(RoutingContext request) {
        return holders.stream()
                .filter(holder -> isUnder(holder.home(), request.normalizedPath()))
                .max(Comparator.comparingInt(holder -> holder.home().length()))
                .flatMap(holder -> holder.mark(request).map(mark -> holder.home() + '\n' + mark));
    }

    private static boolean isUnder(String home, String path) {
        return path.equals(home) || path.startsWith(home + '/');
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
