package io.mien.inference.triton;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The Triton Inference Server that runs models. */
@ConfigMapping(prefix = "mien.inference.triton")
public interface TritonConfig {

    /**
     * Address of its gRPC service: {@code grpc://host:8001}, or {@code grpcs://host:8001} with TLS. Of a name with several
     * addresses, such as a headless service, all are used in turn. Needed as soon as a model runs on Triton.
     */
    Optional<URI> url();

    /** Longest wait for one answer; a batch of ten faces takes some milliseconds. */
    @WithDefault("2s")
    Duration deadline();

    /** Tries in all of a call that found the server full, late or away, before its recording waits. */
    @WithDefault("3")
    int tries();

    /** Wait before the second try; doubled for each further one. */
    @WithDefault("100ms")
    Duration firstWait();

    /** Failures in a row after which nobody waits for the server any more. */
    @WithDefault("5")
    int failuresToOpen();

    /** How long it is then left alone between two looks whether it is back. */
    @WithDefault("5s")
    Duration pause();

    /** Longest answer taken; thirty-two detections take 2 MB. */
    @WithDefault("16M")
    MemorySize longestAnswer();
}
