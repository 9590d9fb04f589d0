package io.mien.privacy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.OctetKeyPairJsonWebKey;
import org.jose4j.jwk.Use;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.lang.HashUtil;

/**
 * An Ed25519 public key as RFC 8037 publishes it.
 *
 * @param kid its thumbprint (RFC 7638), so that a key can have one name only
 * @param x the 32 bytes of the key, base64url
 */
@JsonPropertyOrder({"kty", "crv", "kid", "use", "alg", "x"})
record PublicKeyCard(String kid, String x, @JsonIgnore PublicKey key) {
    static final String ALGORITHM = OctetKeyPairJsonWebKey.SUBTYPE_ED25519;
    static final String SIGNATURE = AlgorithmIdentifiers.EDDSA;

    static PublicKeyCard of(PublicKey key) {
        OctetKeyPairJsonWebKey standard = new OctetKeyPairJsonWebKey(key);
        String x = standard.toParams(OutputControlLevel.PUBLIC_ONLY)
                .get(OctetKeyPairJsonWebKey.PUBLIC_KEY_MEMBER_NAME)
                .toString();
        return new PublicKeyCard(standard.calculateBase64urlEncodedThumbprint(HashUtil.SHA_256), x, key);
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
        return OctetKeyPairJsonWebKey.KEY_TYPE;
    }

    @JsonProperty("crv")
    String crv() {
        return ALGORITHM;
    }

    @JsonProperty("use")
    String use() {
        return Use.SIGNATURE;
    }

    @JsonProperty("alg")
    String alg() {
        return SIGNATURE;
    }

    /** As {@code openssl} reads it. */
    String pem() {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(key.getEncoded());
        return "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n";
    }
}
