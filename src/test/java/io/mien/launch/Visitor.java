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
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with cookies who follows redirects and fills in one form: enough of a browser to log in. */
final class Visitor {
    private static final Pattern FORM = Pattern.compile("<form[^>]*id=\"kc-form-login\"[^>]*action=\"([^\"]+)\"");
    private static final Pattern CHOICE = Pattern.compile("<form action=\"([^\"]+)\"(?=[^<]*<div id=\"kc-user-org)");
    private static final Pattern SET_UP = form("kc-totp-settings-form");
    private static final Pattern CODE = form("kc-otp-login-form");
    private static final Pattern SECRET = Pattern.compile("name=\"totpSecret\" value=\"([^\"]+)\"");
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" value=\"([^\"]+)\"");

    private static final int MAX_REDIRECTS = 20;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Map<String, String>> cookies = new ConcurrentHashMap<>();
    private final List<URI> trail = new CopyOnWriteArrayList<>();

    /** A page as it was reached, redirects followed. */
    record Page(int status, URI at, String text) {}

    Page open(URI address) throws IOException, InterruptedException {
        return send(address, "GET", BodyPublishers.noBody());
    }

    /** As a script of a page fetches a part of it. */
    HttpResponse<String> fetch(URI address) throws IOException, InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).header("HX-Request", "true").header("Accept", "text/html");
        carry(request, jar(address));
        return http.send(request.build(), BodyHandlers.ofString());
    }

    /** Sends an empty form that stands on a page of ours. */
    Page submit(Page page, URI action) throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(page.text());
        if (!token.find()) {
            throw new IllegalStateException("No form of ours at " + page.at());
        }
        return send(action, "POST", BodyPublishers.ofString("csrf-token=" + token.group(1)));
    }

    /** Names of the cookies that it holds for this server. */
    Set<String> holds(URI server) {
        return Set.copyOf(jar(server).keySet());
    }

    void forget(URI server) {
        jar(server).clear();
    }

    /** All addresses in the order in which it came by. */
    List<URI> trail() {
        return List.copyOf(trail);
    }

    /** Fills in Keycloak's forms: with organizations it asks for the name first and for the password on a second page. */
    Page logIn(Page form, String username, String password) throws IOException, InterruptedException {
        return submit(submit(form, FORM, "username", username), FORM, "password", password);
    }

    /** As somebody of several organizations, whom Keycloak asks for one of them before the password. */
    Page logInTo(String organization, Page form, String username, String password)
            throws IOException, InterruptedException {
        Page choice = submit(form, FORM, "username", username);
        return submit(submit(choice, CHOICE, "kc.org", organization), FORM, "password", password);
    }

    /** Types the password again, at the login page that knows the name. */
    Page confirm(Page form, String password) throws IOException, InterruptedException {
        return submit(form, FORM, "password", password);
    }

    /** The same in another tab, where Keycloak may see by then that the person has logged in. */
    Page continueLogin(Page form, String username, String password) throws IOException, InterruptedException {
        Page next = submit(form, FORM, "username", username);
        return FORM.matcher(next.text()).find() ? submit(next, FORM, "password", password) : next;
    }

    /** Sets up the second factor that Keycloak asks for. */
    Page setUp(Page form, Telephone telephone) throws IOException, InterruptedException {
        Matcher secret = SECRET.matcher(form.text());
        if (!secret.find()) {
            throw new IllegalStateException("No second factor to set up at " + form.at() + ": " + form.text());
        }
        telephone.learn(secret.group(1));
        return submit(form, SET_UP, "userLabel=phone&totpSecret=" + secret.group(1) + "&totp", telephone.code());
    }

    /** Types the code that the telephone shows. */
    Page giveCode(Page form, Telephone telephone) throws IOException, InterruptedException {
        return submit(form, CODE, "otp", telephone.code());
    }

    private static Pattern form(String id) {
        return Pattern.compile("<form(?=[^>]*id=\"" + id + "\")[^>]*action=\"([^\"]+)\"");
    }

    private Page submit(Page form, Pattern kind, String field, String value) throws IOException, InterruptedException {
        Matcher action = kind.matcher(form.text());
        if (!action.find()) {
            throw new IllegalStateException("No login form at " + form.at() + ": " + form.text());
        }
        String body = field + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
        return send(URI.create(action.group(1).replace("&amp;", "&")), "POST", BodyPublishers.ofString(body));
    }

    private Page send(URI address, String method, BodyPublisher body) throws IOException, InterruptedException {
        return send(address, method, body, MAX_REDIRECTS);
    }

    private Page send(URI address, String method, BodyPublisher body, int redirects)
            throws IOException, InterruptedException {
        trail.add(address);
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .header("Accept", "text/html,*/*;q=0.8")
                .header("Sec-Fetch-Mode", "navigate")
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .method(method, body);
        Map<String, String> jar = jar(address);
        carry(request, jar);
        HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
        response.headers().allValues("Set-Cookie").forEach(line -> keep(jar, line));
        String next = response.headers().firstValue("Location").orElse("");
        if (response.statusCode() / 100 == 3 && !next.isEmpty()) {
            if (redirects == 0) {
                throw new IllegalStateException("Sent round in circles: " + address);
            }
            return send(address.resolve(next), "GET", BodyPublishers.noBody(), redirects - 1);
        }
        return new Page(response.statusCode(), address, response.body());
    }

    private Map<String, String> jar(URI address) {
        return cookies.computeIfAbsent(
                address.getAuthority(), host -> Collections.synchronizedMap(new LinkedHashMap<>()));
    }

    private static void carry(HttpRequest.Builder request, Map<String, String> jar) {
        synchronized (jar) {
            if (!jar.isEmpty()) {
                request.header(
                        "Cookie",
                        jar.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")));
            }
        }
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
