package io.mien.launch;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with cookies who follows redirects and fills in one form: enough of a browser to log in. */
final class Visitor {
    private static final Pattern FORM = Pattern.compile("<form[^>]*id=\"kc-form-login\"[^>]*action=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Map<String, String>> cookies = new HashMap<>();

    /** A page as it was reached, redirects followed. */
    record Page(int status, URI at, String text) {}

    Page open(URI address) throws IOException, InterruptedException {
        return send(address, "GET", BodyPublishers.noBody());
    }

    /** Fills in Keycloak's forms: with organizations it asks for the name first and for the password on a second page. */
    Page logIn(Page form, String username, String password) throws IOException, InterruptedException {
        return submit(submit(form, "username", username), "password", password);
    }

    private Page submit(Page form, String field, String value) throws IOException, InterruptedException {
        Matcher action = FORM.matcher(form.text());
        if (!action.find()) {
            throw new IllegalStateException("No login form at " + form.at() + ": " + form.text());
        }
        String body = field + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        return send(URI.create(action.group(1).replace("&amp;", "&")), "POST", BodyPublishers.ofString(body));
    }

    private Page send(URI address, String method, BodyPublisher body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, body);
        Map<String, String> jar = cookies.computeIfAbsent(address.getAuthority(), host -> new HashMap<>());
        if (!jar.isEmpty()) {
            request.header(
                    "Cookie",
                    jar.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        response.headers().allValues("Set-Cookie").forEach(line -> keep(jar, line));
        String next = response.headers().firstValue("Location").orElse("");
        if (response.statusCode() / 100 == 3 && !next.isEmpty()) {
            return send(address.resolve(next), "GET", BodyPublishers.noBody());
        }
        return new Page(response.statusCode(), address, response.body());
    }

    private static void keep(Map<String, String> jar, String line) {
        String[] pair = line.split(";", 2)[0].split("=", 2);
        if (pair[1].isEmpty() || line.contains("Max-Age=0")) {
            jar.remove(pair[0]);
            return;
        }
        jar.put(pair[0], pair[1]);
    }
}
