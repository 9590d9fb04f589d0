package io.mien.launch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** The few administrative calls that the embedded Keycloak needs. */
final class KeycloakAdmin {
    static final String USERNAME = "admin";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String server;
    private final String token;

    private KeycloakAdmin(String server, String password) throws IOException {
        this.server = server;
        this.token = token(password);
    }

    static KeycloakAdmin login(String server, String password) throws IOException {
        return new KeycloakAdmin(server, password);
    }

    void importRealm(String realm) throws IOException {
        send("POST", "/admin/realms", realm);
    }

    /** Gives the realm a value for a field that has none; what an operator chose stays. */
    void setMissing(String field, JsonNode value) throws IOException {
        ObjectNode realm = (ObjectNode) read("/admin/realms/mien");
        if (realm.path(field).asText().isEmpty()) {
            realm.set(field, value);
            send("PUT", "/admin/realms/mien", realm.toString());
        }
    }

    /** Replaces fields of a client of the realm. */
    void updateClient(String clientId, ObjectNode fields) throws IOException {
        String clients = "/admin/realms/mien/clients";
        ObjectNode client = (ObjectNode) JSON.readTree(send("GET", clients + "?clientId=" + clientId, ""))
                .path(0);
        client.setAll(fields);
        send("PUT", clients + "/" + client.path("id").asText(), client.toString());
    }

    /** Gives a client scope the mappers that it lacks. */
    void completeScope(String name, JsonNode mappers) throws IOException {
        String scopes = "/admin/realms/mien/client-scopes";
        for (JsonNode scope : JSON.readTree(send("GET", scopes, ""))) {
            if (name.equals(scope.path("name").asText())) {
                String address = scopes + "/" + scope.path("id").asText() + "/protocol-mappers/models";
                addMissing(address, scope.path("protocolMappers"), mappers);
            }
        }
    }

    private void addMissing(String address, JsonNode present, JsonNode wanted) throws IOException {
        List<String> names = present.findValuesAsText("name");
        for (JsonNode mapper : wanted) {
            if (!names.contains(mapper.path("name").asText())) {
                send("POST", address, mapper.toString());
            }
        }
    }

    private String token(String password) throws IOException {
        String form = "grant_type=password&client_id=admin-cli&username=" + USERNAME + "&password="
                + URLEncoder.encode(password, StandardCharsets.UTF_8);
        HttpRequest request = request("/realms/master/protocol/openid-connect/token")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build();
        return JSON.readTree(body(request)).path("access_token").asText();
    }

    JsonNode read(String path) throws IOException {
        return JSON.readTree(send("GET", path, ""));
    }

    String send(String method, String path, String body) throws IOException {
        return body(request(path)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + path)).timeout(PATIENCE);
    }

    private String body(HttpRequest request) throws IOException {
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IOException("Keycloak answered %d to %s %s: %s"
                        .formatted(
                                response.statusCode(),
                                request.method(),
                                request.uri().getPath(),
                                response.body()));
            }
            return response.body();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The start was interrupted.");
        }
    }
}
