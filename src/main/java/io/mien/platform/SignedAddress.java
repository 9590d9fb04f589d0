package io.mien.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;

/** Addresses of unreleased videos and recordings: good for one path, one audience and a short while. */
@ApplicationScoped
public class SignedAddress {
    private static final String PURPOSE = "address";

    private final ServerKey key;
    private final Clock clock;

    SignedAddress(ServerKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /**
     * The path with its expiry and signature as query.
     *
     * @param audience whom it is for; whoever asks must be the same
     */
    public String issue(String path, String audience, Duration validity) {
        long until = clock.instant().plus(validity).getEpochSecond();
        return path + "?until=" + until + "&signature=" + signature(path, audience, until);
    }

    /** Refuses, as if nothing were there, what is expired, altered or somebody else's. */
    public void verify(String path, String audience, long until, String signature) {
        boolean signed = MessageDigest.isEqual(
                signature.getBytes(StandardCharsets.UTF_8),
                signature(path, audience, until).getBytes(StandardCharsets.UTF_8));
        if (!signed || clock.instant().getEpochSecond() > until) {
            throw Problem.notFound();
        }
    }

    private String signature(String path, String audience, long until) {
        byte[] seal = key.seal(PURPOSE, String.join("\n", path, audience, Long.toString(until)));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(seal);
    }
}
