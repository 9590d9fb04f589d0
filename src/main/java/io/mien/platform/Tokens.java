package io.mien.platform;

import java.security.SecureRandom;
import java.util.Base64;

/** Opaque secrets for links and visits: 256 bits, of which only the SHA-256 is stored. */
public final class Tokens {
    private static final SecureRandom RANDOM = new SecureRandom();

    private Tokens() {}

    public static String next() {
        byte[] secret = new byte[32];
        RANDOM.nextBytes(secret);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    }
}
