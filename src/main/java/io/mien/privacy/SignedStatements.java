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

/**
 * What this installation signs, as JSON Web Signatures (RFC 7515) with Ed25519: anybody can check them with the public keys
 * at {@code /.well-known/jwks.json}. Two signed texts that differ in a byte are never both genuine.
 */
@ApplicationScoped
public class SignedStatements {
    private static final int PARTS = 3;
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final CertificateKey key;

    SignedStatements(CertificateKey key) {
        this.key = key;
    }

    /** What came of checking one. */
    public sealed interface Check {}

    /** @param statement the bytes of JSON that were signed */
    public record Genuine(byte[] statement) implements Check {}

    /** It names one of our keys, but the signature is not of these words. */
    public record Altered() implements Check {}

    public record UnknownKey() implements Check {}

    public record Unreadable() implements Check {}

    /** The JSON of a value, as it is signed. */
    public static byte[] json(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What is signed is always JSON", e);
        }
    }

    /** Reads what {@link #json} wrote. */
    public static <T> T read(byte[] statement, Class<T> type) throws IOException {
        return JSON.readValue(statement, type);
    }

    /** @param type what kind of statement it is: one kind never passes for another */
    public String sign(String type, byte[] statement) {
        Map<String, String> header =
                Map.of("alg", key.card().alg(), "kid", key.card().kid(), "typ", type);
        String signed = encoded(json(header)) + '.' + encoded(statement);
        return signed + '.' + encoded(key.sign(ascii(signed)));
    }

    public Check check(String type, String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != PARTS) {
            return new Unreadable();
        }
        try {
            JsonNode header = JSON.readTree(decoded(parts[0]));
            if (!type.equals(header.path("typ").asText())
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
            byte[] signature = decoded(parts[2]);
            // The last letter carries bits that decoders drop: only the one that we write is taken
            boolean genuine =
                    encoded(signature).equals(parts[2]) && card.verifies(ascii(parts[0] + '.' + parts[1]), signature);
            return genuine ? new Genuine(decoded(parts[1])) : new Altered();
        } catch (IllegalArgumentException e) {
            return new Altered();
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
