package io.mien.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/** Signs certificates of deletion and tells genuine ones from others: JSON Web Signatures (RFC 7515) with Ed25519. */
@ApplicationScoped
public class Certificates {
    private static final String TYPE = "erasure-certificate";
    private static final int PARTS = 3;
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final CertificateKey key;

    Certificates(CertificateKey key) {
        this.key = key;
    }

    /** What came of checking a certificate. */
    public sealed interface Check {}

    public record Genuine(Certificate certificate) implements Check {}

    /** It names one of our keys, but the signature is not of these words. */
    public record Altered() implements Check {}

    public record UnknownKey() implements Check {}

    public record Unreadable() implements Check {}

    String sign(Certificate certificate) {
        Map<String, String> header =
                Map.of("alg", key.card().alg(), "kid", key.card().kid(), "typ", TYPE);
        String signed = encoded(written(header)) + '.' + encoded(written(certificate));
        return signed + '.' + encoded(key.sign(ascii(signed)));
    }

    public Check check(String text) {
        String[] parts = text.strip().split("\\.", -1);
        if (parts.length != PARTS) {
            return new Unreadable();
        }
        try {
            JsonNode header = JSON.readTree(decoded(parts[0]));
            if (!TYPE.equals(header.path("typ").asText())
                    || !key.card().alg().equals(header.path("alg").asText())) {
                return new Unreadable();
            }
            return key.card(header.path("kid").asText())
                    .map(card -> check(card, parts))
                    .orElseGet(UnknownKey::new);
        } catch (IOException | IllegalArgumentException e) {
            return new Unreadable();
        }
    }

    private static Check check(PublicKeyCard card, String[] parts) {
        try {
            if (!card.verifies(ascii(parts[0] + '.' + parts[1]), decoded(parts[2]))) {
                return new Altered();
            }
            return new Genuine(JSON.readValue(decoded(parts[1]), Certificate.class));
        } catch (IOException | IllegalArgumentException e) {
            return new Altered();
        }
    }

    private static byte[] written(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A certificate is always JSON", e);
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] decoded(String text) {
        return Base64.getUrlDecoder().decode(text);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
