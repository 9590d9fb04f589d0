package io.mien.recording;

import io.mien.platform.Digest;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the bytes of one request must add up to. The protocol asks every server for SHA-1; our page sends SHA-256.
 */
final class Checksum {
    static final String ALGORITHMS = "sha256,sha1";

    private static final Map<String, Supplier<MessageDigest>> KNOWN =
            Map.of("sha256", Digest::sha256, "sha1", Checksum::sha1);

    private final MessageDigest sum;
    private final byte[] expected;

    private Checksum(MessageDigest sum, byte[] expected) {
        this.sum = sum;
        this.expected = expected;
    }

    /** Reads the header {@code Upload-Checksum}: algorithm and base64; null when there is none. */
    static @Nullable Checksum of(@Nullable String header) {
        if (header == null) {
            return null;
        }
        String[] parts = header.strip().split(" ", 2);
        Supplier<MessageDigest> algorithm = KNOWN.get(parts[0]);
        if (algorithm == null || parts.length < 2) {
            throw UploadRefused.algorithm();
        }
        return new Checksum(algorithm.get(), decoded(parts[1]));
    }

    /** The body, added up while it is read. */
    InputStream over(InputStream body) {
        return new DigestInputStream(body, sum);
    }

    /** Whether what was read is what was sent; asked for once. */
    boolean holds() {
        return MessageDigest.isEqual(sum.digest(), expected);
    }

    private static byte[] decoded(String base64) {
        try {
            return Base64.getDecoder().decode(base64.strip());
        } catch (IllegalArgumentException e) {
            throw UploadRefused.header("Upload-Checksum");
        }
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java runtime has SHA-1", e);
        }
    }
}
