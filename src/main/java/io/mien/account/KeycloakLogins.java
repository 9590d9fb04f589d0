package io.mien.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.oidc.AuthorizationCodeTokens;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keycloak's endpoints for its client Mien. Its introspection runs the realm's mappers anew, so that its answer holds
 * the organizations and roles of this moment.
 */
@ApplicationScoped
class KeycloakLogins implements LoginServer {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    /** What Keycloak says of a token that has ended, or that names an organization which its person has left. */
    private static final int UNUSABLE = 400;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Optional<String> realm;
    private final Map<String, String> client;

    KeycloakLogins(
            @ConfigProperty(name = "quarkus.oidc.auth-server-url") Optional<String> realm,
            @ConfigProperty(name = "quarkus.oidc.client-id") String clientId,
            @ConfigProperty(name = "quarkus.oidc.credentials.secret") Optional<String> secret) {
        this.realm = realm;
        this.client = Map.of("client_id", clientId, "client_secret", secret.orElse(""));
    }

    @Override
    public Optional<AuthorizationCodeTokens> renew(String refreshToken) {
        HttpResponse<String> answer =
                post("token", Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
        if (answer.statusCode() == UNUSABLE) {
            return Optional.empty();
        }
        JsonNode tokens = tree(answer);
        return Optional.of(new AuthorizationCodeTokens(
                tokens.path("id_token").asText(),
                tokens.path("access_token").asText(),
                tokens.path("refresh_token").asText(),
                tokens.path("expires_in").asLong(),
                tokens.path("scope").asText()));
    }

    @Override
    public LoginStanding standing(String accessToken) {
        HttpResponse<String> answer = post("token/introspect", Map.of("token", accessToken));
        if (answer.statusCode() == UNUSABLE) {
            return LoginStanding.ENDED;
        }
        JsonNode claims = tree(answer);
        return claims.path("active").asBoolean()
                ? new LoginStanding(true, Organization.in(claims), Organization.realmRoles(claims))
                : LoginStanding.ENDED;
    }

    @Override
    public void end(String refreshToken) {
        post("logout", Map.of("refresh_token", refreshToken));
    }

    private HttpResponse<String> post(String endpoint, Map<String, String> fields) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(realm.orElseThrow(() -> new LoginServerAway("No login server is configured"))
                                + "/protocol/openid-connect/" + endpoint))
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form(client) + '&' + form(fields)))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new LoginServerAway(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoginServerAway(e);
        }
    }

    private static JsonNode tree(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new LoginServerAway("The login server answered " + answer.statusCode());
        }
        try {
            return JSON.readTree(answer.body());
        } catch (JsonProcessingException e) {
            throw new LoginServerAway(e);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + '=' + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
