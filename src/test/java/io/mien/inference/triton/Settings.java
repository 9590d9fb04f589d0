package io.mien.inference.triton;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** A Triton's settings in tests: short waits. */
record Settings(Optional<URI> url, Duration deadline) implements TritonConfig {
    static final Duration PAUSE = Duration.ofSeconds(5);

    static Settings of(URI url) {
        return new Settings(Optional.of(url), Duration.ofSeconds(10));
    }

    @Override
    public int tries() {
        return 3;
    }

    @Override
    public Duration firstWait() {
        return Duration.ofMillis(2);
    }

    @Override
    public int failuresToOpen() {
        return 5;
    }

    @Override
    public Duration pause() {
        return PAUSE;
    }

    @Override
    public MemorySize longestAnswer() {
        return new MemorySize(BigInteger.valueOf(16_000_000));
    }
}
