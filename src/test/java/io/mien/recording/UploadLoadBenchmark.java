package io.mien.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.fieldwork.Agency;
import io.mien.fieldwork.Respondent;
import io.mien.platform.Digest;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Two hundred browsers that upload at once what a webcam gives at 1.5 Mbit/s, a slice a second each. Bounded: thirty seconds.
 * Client and server share process and machine. Not part of the tests; {@code infra/benchmark} runs it.
 */
@QuarkusTest
class UploadLoadBenchmark {
    private static final int BROWSERS = Integer.getInteger("mien.load.browsers", 200);
    private static final int SECONDS = 30;
    /** One second at 1.5 Mbit/s. */
    private static final byte[] SLICE = Upload.noise(187_500);

    @Inject
    Instance<Agency> agencies;

    @TestHTTPResource("/")
    URI origin;

    private final HttpClient line = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(20))
            .build();

    @Test
    void aSliceASecondFromEach() throws Exception {
        List<Upload> uploads = new ArrayList<>();
        for (int browser = 0; browser < BROWSERS; browser++) {
            Respondent respondent = Respondent.watching(agencies.get().withAds(1));
            uploads.add(new Upload(respondent, respondent.play(0)).created());
        }
        long idle = residentMegabytes();
        ExecutorService browsers = Executors.newFixedThreadPool(BROWSERS);
        long start = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        List<Future<double[]>> running = new ArrayList<>();
        for (int browser = 0; browser < BROWSERS; browser++) {
            Upload upload = uploads.get(browser);
            long phase = TimeUnit.SECONDS.toNanos(browser) / BROWSERS;
            running.add(browsers.submit(() -> upload(upload, start + phase)));
        }
        double[] times = new double[BROWSERS * SECONDS];
        for (int browser = 0; browser < BROWSERS; browser++) {
            System.arraycopy(running.get(browser).get(), 0, times, browser * SECONDS, SECONDS);
        }
        double took = (System.nanoTime() - start) / 1e9;
        long busy = residentMegabytes();
        browsers.shutdown();

        report(times, took, busy - idle);
        for (Upload upload : uploads) {
            upload.progress().then().header("Upload-Offset", String.valueOf((long) SECONDS * SLICE.length));
        }
    }

    /** Sends a slice each second, or as soon as the one before is acknowledged; gives each acknowledgement's milliseconds. */
    private double[] upload(Upload upload, long start) throws IOException, InterruptedException {
        double[] times = new double[SECONDS];
        for (int second = 0; second < SECONDS; second++) {
            TimeUnit.NANOSECONDS.sleep(start + TimeUnit.SECONDS.toNanos(second) - System.nanoTime());
            HttpRequest slice = slice(upload, (long) second * SLICE.length);
            long sent = System.nanoTime();
            HttpResponse<String> answer = line.send(slice, HttpResponse.BodyHandlers.ofString());
            times[second] = (System.nanoTime() - sent) / 1e6;
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        }
        return times;
    }

    private HttpRequest slice(Upload upload, long offset) {
        HttpRequest.Builder request = HttpRequest.newBuilder(origin.resolve(upload.address))
                .timeout(Duration.ofSeconds(60))
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Offset", String.valueOf(offset))
                .header("Upload-Checksum", "sha256 " + Base64.getEncoder().encodeToString(Digest.of(SLICE)))
                .header("Content-Type", "application/offset+octet-stream")
                .method("PATCH", HttpRequest.BodyPublishers.ofByteArray(SLICE));
        upload.respondent.headers().forEach(request::header);
        return request.build();
    }

    private static void report(double[] times, double took, long grownMegabytes) {
        Arrays.sort(times);
        System.out.printf(
                Locale.ROOT,
                "%n%s, %d processors, Java %s: %d browsers, a slice of %d bytes a second each for %d s (took %.1f s)%n"
                        + "acknowledged in p50 %.1f ms, p99 %.1f ms, at most %.1f ms; memory of server and clients grew by %d MB%n",
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature(),
                BROWSERS,
                SLICE.length,
                SECONDS,
                took,
                times[times.length / 2],
                times[times.length * 99 / 100],
                times[times.length - 1],
                grownMegabytes);
    }

    private static long residentMegabytes() throws IOException {
        String line = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(each -> each.startsWith("VmRSS:"))
                .findFirst()
                .orElseThrow();
        return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
    }
}
