package io.mien.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.fieldwork.Agency;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Lighthouse on a respondent's landing and consent page, as on a phone. Speed is printed with date and hardware;
 * accessibility below 100 fails. Not part of the tests; {@code infra/benchmark} runs it.
 */
@QuarkusTest
class LighthouseBenchmark {
    @Inject
    Agency agency;

    @TestHTTPResource("/")
    URI origin;

    @Test
    void firstPagesOnAPhone() throws IOException, InterruptedException {
        String link = origin.resolve("/i/" + agency.withAds(2).open()).toString();
        Process lighthouse = new ProcessBuilder("infra/lighthouse/run", link)
                .redirectErrorStream(true)
                .start();
        String said = new String(lighthouse.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        System.out.println(said);
        assertThat(lighthouse.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(lighthouse.exitValue()).as(said).isZero();
    }
}
