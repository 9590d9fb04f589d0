package io.mien.recording;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Access tokens as Keycloak would give them, signed by a key of the test's own, of which the product is told; and the
 * address at which Keycloak would say that they still stand.
 */
final class StaffToken implements AutoCloseable {
    private static final Pattern TOKEN = Pattern.compile("(?:^|&)token=[^.&]+\\.([^.&]+)\\.");

    private final KeyPair keys;
    private final HttpServer server;

    StaffToken() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (NoSuchAlgorithmException | IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/protocol/openid-connect/token/introspect", StaffToken::stands);
        server.start();
    }

    /** As quarkus.oidc.auth-server-url wants it. */
    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Every token stands, with what it says itself. */
    private static void stands(HttpExchange asked) throws IOException {
        String form = new String(asked.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Matcher token = TOKEN.matcher(form);
        String claims = token.find()
                ? new String(Base64.getUrlDecoder().decode(token.group(1)), StandardCharsets.UTF_8)
                        .replaceFirst("\\{", "{\"active\":true,")
                : "{\"active\":false}";
        byte[] answer = claims.getBytes(StandardCharsets.UTF_8);
        asked.getResponseHeaders().add("Content-Type", "application/json");
        asked.sendResponseHeaders(200, answer.length);
        asked.getResponseBody().write(answer);
        asked.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** As quarkus.oidc.api.public-key wants it. */
    String publicKey() {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }

    /** A researcher of the agency whose fixture made this tenant. */
    String of(UUID tenant) {
        return Jwt.subject("rita")
                .upn("rita")
                .preferredUserName("rita")
                .audience("mien-api")
                .claim(
                        "organization",
                        Map.of(
                                "agency",
                                Map.of(
                                        "id",
                                        "organization-" + tenant,
                                        "resource_access",
                                        Map.of("mien-api", Map.of("roles", List.of("researcher"))))))
                .expiresIn(Duration.ofHours(1))
                .sign(keys.getPrivate());
    }
}
