package io.mien.recording;

import io.smallrye.jwt.build.Jwt;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Access tokens as Keycloak would give them, signed by a key of the test's own, of which the product is told. */
final class StaffToken {
    private final KeyPair keys;

    StaffToken() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            keys = generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
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
