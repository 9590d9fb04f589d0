package io.mien.privacy;

import io.mien.platform.KeptSecret;
import io.mien.platform.MienConfig;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.NamedParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwx.HeaderParameterNames;
import org.jose4j.lang.JoseException;

/** The Ed25519 key of this installation, and the public keys that speak for it: its own first, then the retired ones. */
@Startup
@ApplicationScoped
class CertificateKey {
    private static final String FILE = "certificate.key";

    private final PrivateKey key;
    private final List<PublicKeyCard> cards;

    @Inject
    CertificateKey(MienConfig mien, CertificateConfig config) {
        this(
                config.key().orElseGet(() -> KeptSecret.in(mien.home(), FILE, CertificateKey::fresh)),
                config.retiredKeys().orElse(List.of()));
    }

    CertificateKey(String privateKey, List<String> retired) {
        key = decoded(privateKey);
        cards = Stream.concat(
                        Stream.of(PublicKeyCard.of(publicOf(key))),
                        retired.stream().map(PublicKeyCard::parse))
                .toList();
        if (!fits()) {
            throw new IllegalStateException("mien.certificates.key does not fit the public key derived from it");
        }
    }

    PublicKeyCard card() {
        return cards.get(0);
    }

    List<PublicKeyCard> cards() {
        return cards;
    }

    Optional<PublicKeyCard> card(String kid) {
        return cards.stream().filter(card -> card.kid().equals(kid)).findFirst();
    }

    /** A JSON Web Signature that names this key and the type of the statement. */
    String sign(String type, byte[] statement) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(PublicKeyCard.SIGNATURE);
        signature.setKeyIdHeaderValue(card().kid());
        signature.setHeader(HeaderParameterNames.TYPE, type);
        signature.setPayloadBytes(statement);
        signature.setKey(key);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("Every Java runtime has Ed25519", e);
        }
    }

    private boolean fits() {
        try {
            JsonWebSignature trial = new JsonWebSignature();
            trial.setCompactSerialization(sign("trial", new byte[1]));
            trial.setKey(card().key());
            return trial.verifySignature();
        } catch (JoseException e) {
            return false;
        }
    }

    private static PrivateKey decoded(String text) {
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
            return KeyFactory.getInstance(PublicKeyCard.ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "mien.certificates.key must be base64 of an Ed25519 private key in PKCS#8", e);
        }
    }

    private static String fresh() {
        try {
            byte[] encoded = KeyPairGenerator.getInstance(PublicKeyCard.ALGORITHM)
                    .generateKeyPair()
                    .getPrivate()
                    .getEncoded();
            String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                    .encodeToString(encoded);
            return "-----BEGIN PRIVATE KEY-----\n" + body + "\n-----END PRIVATE KEY-----\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has Ed25519", e);
        }
    }

    /** Java cannot ask a private key for its public one: a generator whose only chance is the private key makes it. */
    private static PublicKey publicOf(PrivateKey key) {
        byte[] seed = ((EdECPrivateKey) key).getBytes().orElseThrow();
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(PublicKeyCard.ALGORITHM);
            generator.initialize(NamedParameterSpec.ED25519, new Foreseen(seed));
            return generator.generateKeyPair().getPublic();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has Ed25519", e);
        }
    }

    private static final class Foreseen extends SecureRandom {
        private static final long serialVersionUID = 1L;

        private final byte[] bytes;

        Foreseen(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public void nextBytes(byte[] into) {
            System.arraycopy(bytes, 0, into, 0, into.length);
        }
    }

    @Override
    public String toString() {
        return "CertificateKey[" + card().kid() + ", private part redacted]";
    }
}
