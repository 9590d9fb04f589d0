package io.mien.launch;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Shows codes as an authenticator app does (RFC 6238), each of them once. */
final class Telephone {
    private static final int SECONDS = 30;
    private static final int DIGITS = 1_000_000;

    private byte[] secret = {};
    private long shown;

    void learn(String secretInForm) {
        secret = secretInForm.getBytes(StandardCharsets.UTF_8);
    }

    /** Keycloak takes no code twice, but one that is early by half a minute. */
    String code() {
        shown = Math.max(shown + 1, System.currentTimeMillis() / 1000 / SECONDS);
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            byte[] digest =
                    mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(shown).array());
            int offset = digest[digest.length - 1] & 0xf;
            return "%06d".formatted((ByteBuffer.wrap(digest).getInt(offset) & Integer.MAX_VALUE) % DIGITS);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
