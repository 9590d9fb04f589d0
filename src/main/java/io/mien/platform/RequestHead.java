package io.mien.platform;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Puts the head of each request in order before anything else reads it. A wish that makes no sense, such as an Accept
 * without a slash, is left out as if it had not been made; an address or a type of body that makes none is refused.
 */
@ApplicationScoped
class RequestHead {
    /** After the security headers, before all that looks at headers. */
    private static final int ORDER = Integer.MIN_VALUE + 1;

    private static final int MAX_WISH = 1_000;
    private static final Set<String> SENDING = Set.of("POST", "PUT", "PATCH");

    private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]++";
    private static final String PARAMETERS = "(?:\\s*+;\\s*+" + TOKEN + "=(?:" + TOKEN + "|\"[^\"\\\\]*+\"))*+";
    private static final Pattern MEDIA_TYPE = Pattern.compile(TOKEN + "/" + TOKEN + PARAMETERS);
    private static final Pattern BAD_WEIGHT = Pattern.compile(
            ";\\s*+q=(?!(?:0(?:\\.\\d{0,3})?|1(?:\\.0{0,3})?)\\s*+(?:[;,]|$))", Pattern.CASE_INSENSITIVE);
    private static final Pattern LANGUAGE = Pattern.compile(
            "(\\*|[A-Za-z]{1,8})(-[A-Za-z0-9]{1,8})?+((?:-[A-Za-z0-9]{1,8})*+)(\\s*+;\\s*+q=[01](?:\\.\\d{0,3})?)?");
    private static final Pattern CHARSET = Pattern.compile(";\\s*+charset=\"?([^\";\\s]*+)", Pattern.CASE_INSENSITIVE);
    /** A name, which the old {@code $Version} is none of, and a value without quotes that never close. */
    private static final Pattern COOKIE = Pattern.compile("(?!\\$)" + TOKEN + "=(?:[^\"\\s,\\\\]*+|\"[^\"\\\\]*+\")");

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._~\\[\\]:-]{1,260}");
    private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})|%00");
    private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9._~:/@!$&'()*+,;=%-]*+");

    private final BodyRoutes routes;
    private final Refusal refusal;

    RequestHead(BodyRoutes routes, Refusal refusal) {
        this.routes = routes;
        this.refusal = refusal;
    }

    void install(@Observes Router router) {
        router.route().order(ORDER).handler(this::look).failureHandler(this::explain);
    }

    /** What Vert.x itself refuses, such as an address that is none. */
    private void explain(RoutingContext context) {
        int status = context.statusCode();
        if (status >= 400 && status < 500 && !context.response().headWritten()) {
            refusal.send(context, Description.of(status).problem());
        } else {
            context.next();
        }
    }

    private void look(RoutingContext context) {
        HttpServerRequest request = context.request();
        leaveOutNonsense(request.headers());
        if (!hasAddress(request)) {
            refusal.send(context, new Problem(400, "unreadable-address", "The address could not be understood."));
            return;
        }
        if (!hasType(request)) {
            refusal.send(context, new Problem(415, "unreadable-type", "The type of the body could not be understood."));
            return;
        }
        context.next();
    }

    private static boolean hasAddress(HttpServerRequest request) {
        String path = request.path();
        String query = request.query();
        String host = request.getHeader(HttpHeaders.HOST);
        return path != null
                && PATH.matcher(path).matches()
                && !BAD_ESCAPE.matcher(path).find()
                && (query == null || !BAD_ESCAPE.matcher(query).find())
                && (host == null || HOST.matcher(host).matches());
    }

    private static void leaveOutNonsense(MultiMap headers) {
        String accept = headers.get(HttpHeaders.ACCEPT);
        if (accept != null && !isListOfTypes(String.join(",", headers.getAll(HttpHeaders.ACCEPT)))) {
            headers.remove(HttpHeaders.ACCEPT);
        }
        if (headers.contains(HttpHeaders.COOKIE)) {
            List<String> cookies = headers.getAll(HttpHeaders.COOKIE).stream()
                    .flatMap(header -> Arrays.stream(header.split(";", -1)))
                    .map(String::strip)
                    .filter(cookie -> COOKIE.matcher(cookie).matches())
                    .toList();
            headers.remove(HttpHeaders.COOKIE);
            if (!cookies.isEmpty()) {
                headers.set(HttpHeaders.COOKIE, String.join("; ", cookies));
            }
        }
        if (headers.contains(HttpHeaders.ACCEPT_LANGUAGE)) {
            String readable = readable(String.join(",", headers.getAll(HttpHeaders.ACCEPT_LANGUAGE)));
            headers.remove(HttpHeaders.ACCEPT_LANGUAGE);
            if (!readable.isEmpty()) {
                headers.set(HttpHeaders.ACCEPT_LANGUAGE, readable);
            }
        }
    }

    private static boolean isListOfTypes(String accept) {
        return accept.length() <= MAX_WISH
                && !BAD_WEIGHT.matcher(accept).find()
                && Arrays.stream(accept.split(",", -1))
                        .allMatch(type -> MEDIA_TYPE.matcher(type.strip()).matches());
    }

    /** The languages that are some, each with its region at most: nothing here speaks a finer one. */
    private static String readable(String languages) {
        if (languages.length() > MAX_WISH) {
            return "";
        }
        return Arrays.stream(languages.split(",", -1))
                .map(language -> LANGUAGE.matcher(language.strip()))
                .filter(Matcher::matches)
                .map(language -> language.group(1) + text(language.group(2)) + text(language.group(4)))
                .collect(Collectors.joining(","));
    }

    private static String text(@Nullable String part) {
        return part == null ? "" : part;
    }

    /** A body without a type is read as a form where the route takes a certain type, which then says what it misses. */
    private boolean hasType(HttpServerRequest request) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null) {
            if (SENDING.contains(request.method().name()) && routes.wantsType(request.path())) {
                request.headers().set(HttpHeaders.CONTENT_TYPE, "application/x-www-form-urlencoded");
            }
            return true;
        }
        boolean whole = !type.startsWith("multipart/") || type.contains("boundary=");
        return MEDIA_TYPE.matcher(type.strip()).matches() && whole && isKnownCharset(type);
    }

    private static boolean isKnownCharset(String type) {
        Matcher charset = CHARSET.matcher(type);
        try {
            return !charset.find() || Charset.isSupported(charset.group(1));
        } catch (IllegalCharsetNameException e) {
            return false;
        }
    }
}
