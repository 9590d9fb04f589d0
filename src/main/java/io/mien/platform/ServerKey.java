package io.mien.platform;

import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret from which links, receipt codes and expiring addresses are derived. Made at the first start and kept under
 * the home folder, readable by its owner alone; several processes of one installation are given the same one by {@code
 * mien.server-key}.
 */
@Startup
@ApplicationScoped
public class ServerKey {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int BYTES = 32;

    private final SecretKeySpec key;

    @Inject
    ServerKey(MienConfig config) {
        this(config.serverKey().map(ServerKey::decoded).orElseGet(() -> kept(config.home())));
    }

    ServerKey(byte[] secret) {
        if (secret.length < BYTES) {
            throw new IllegalArgumentException("mien.server-key must be base64 of at least " + BYTES + " random bytes");
        }
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /**
     * HMAC-SHA256 of a message.
     *
     * @param purpose keeps a value made for one use from passing for another
     */
    public byte[] seal(String purpose, String message) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal((purpose + '\n' + message).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java runtime has HMAC-SHA256", e);
        }
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("mien.server-key is not base64", e);
        }
    }

    private static byte[] kept(Path home) {
        return decoded(KeptSecret.in(home, "server.key", ServerKey::fresh));
    }

    private static String fresh() {
        byte[] secret = new byte[BYTES];
        new SecureRandom().nextBytes(secret);
        return Base64.getEncoder().encodeToString(secret);
    }

    @Override
    public String toString() {
        return "ServerKey[redacted]";
    }
}
