package io.mien.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.fieldwork.Agency;
import io.mien.visit.Respondent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * How fast one respondent's slices are taken: each is written, forced to disk and noted in the database before it is
 * acknowledged. Client and server share the machine. Not part of the tests; {@code infra/benchmark} runs it.
 */
@QuarkusTest
class UploadBenchmark {
    /** One second at 1.5 Mbit/s. */
    private static final int SLICE = 187_500;

    private static final int SLICES = 15;
    private static final int VISITS = 10;

    @Inject
    Instance<Agency> agencies;

    @Test
    void slicesOfOneSecond() {
        double[] times = new double[VISITS * SLICES];
        for (int visit = 0; visit < VISITS; visit++) {
            Respondent respondent = Respondent.watching(agencies.get().withAds(1));
            Upload upload = new Upload(respondent, respondent.play(0)).created();
            upload.send(Upload.video(SLICE));
            for (int slice = 0; slice < SLICES; slice++) {
                byte[] bytes = Upload.noise(SLICE);
                long start = System.nanoTime();
                upload.send(bytes).then().statusCode(204);
                times[visit * SLICES + slice] = (System.nanoTime() - start) / 1e6;
            }
        }
        report(times);
        assertThat(times).doesNotContain(0);
    }

    private static void report(double[] times) {
        double total = Arrays.stream(times).sum();
        Arrays.sort(times);
        System.out.printf(
                Locale.ROOT,
                "%n%s, %d processors, Java %s: upload of %d slices of %d bytes, one after another%n"
                        + "acknowledged in p50 %.1f ms, p99 %.1f ms; %.1f MB/s%n",
                LocalDate.now(java.time.ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature(),
                times.length,
                SLICE,
                times[times.length / 2],
                times[times.length * 99 / 100],
                times.length * SLICE / 1e3 / total);
    }
}
