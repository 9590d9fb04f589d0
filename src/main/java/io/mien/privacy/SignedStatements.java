package io.mien.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.HeaderParameterNames;
import org.jose4j.jwx.Headers;
import org.jose4j.lang.JoseException;

/**
 * What this installation signs, as JSON Web Signatures (RFC 7515) with Ed25519: anybody can check them with the public keys
 * at {@code /.well-known/jwks.json}. Two signed texts that differ in a byte are never both genuine.
 */
@ApplicationScoped
public class SignedStatements {
    /** 64 bytes, base64url. */
    private static final int SIGNATURE_LETTERS = 86;

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
        return key.sign(type, statement);
    }

    public Check check(String type, String text) {
        JsonWebSignature signature = new JsonWebSignature();
        try {
            signature.setCompactSerialization(text);
        } catch (JoseException | IllegalArgumentException e) {
            return new Unreadable();
        }
        Headers header = signature.getHeaders();
        if (!type.equals(header.getObjectHeaderValue(HeaderParameterNames.TYPE))
                || !PublicKeyCard.SIGNATURE.equals(header.getObjectHeaderValue(HeaderParameterNames.ALGORITHM))) {
            return new Unreadable();
        }
        return key.card(String.valueOf(header.getObjectHeaderValue(HeaderParameterNames.KEY_ID)))
                .map(card -> check(card, signature, text))
                .orElseGet(UnknownKey::new);
    }

    private static Check check(PublicKeyCard card, JsonWebSignature signature, String text) {
        // Decoders skip letters that are none and drop bits of the last one, and Java overlooks zeros behind a
        // signature:
        // only the spelling that we write is taken
        String spelling = signature.getEncodedSignature();
        if (spelling.length() != SIGNATURE_LETTERS || !text.endsWith('.' + spelling)) {
            return new Altered();
        }
        try {
            signature.setKey(card.key());
            return signature.verifySignature() ? new Genuine(signature.getPayloadBytes()) : new Altered();
        } catch (JoseException e) {
            return new Altered();
        }
    }
}
