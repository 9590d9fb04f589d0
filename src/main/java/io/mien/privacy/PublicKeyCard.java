package io.mien.privacy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.mien.platform.Digest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/**
 * An Ed25519 public key as RFC 8037 publishes it.
 *
 * @param kid its thumbprint (RFC 7638), so that a key can have one name only
 * @param x the 32 bytes of the key, base64url
 */
@JsonPropertyOrder({"kty", "crv", "kid", "use", "alg", "x"})
record PublicKeyCard(String kid, String x, @JsonIgnore PublicKey key) {
    static final String ALGORITHM = "Ed25519";

    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final int KEY_BYTES = 32;

    static PublicKeyCard of(PublicKey key) {
        byte[] encoded = key.getEncoded();
        String x = BASE64URL.encodeToString(Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length));
        String thumbprint = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"%s\"}".formatted(x);
        return new PublicKeyCard(BASE64URL.encodeToString(Digest.of(thumbprint)), x, key);
    }

    /** @param base64 the key in X.509 form */
    static PublicKeyCard parse(String base64) {
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(base64);
            return of(KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "mien.certificates.retired-keys must each be base64 of an Ed25519 public key in X.509", e);
        }
    }

    @JsonProperty("kty")
    String kty() {
        return "OKP";
    }

    @JsonProperty("crv")
    String crv() {
        return ALGORITHM;
    }

    @JsonProperty("use")
    String use() {
        return "sig";
    }

    @JsonProperty("alg")
    String alg() {
        return "EdDSA";
    }

    /** As {@code openssl} reads it. */
    String pem() {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(key.getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";
    }

    boolean verifies(byte[] message, byte[] signature) {
        try {
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
