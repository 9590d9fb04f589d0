package io.mien.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.fieldwork.Agency;
import io.mien.launch.PackagedServer;
import io.mien.platform.Digest;
import io.mien.visit.Respondent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two hundred browsers that upload at once what a webcam gives at 1.5 Mbit/s, a piece of two seconds at a time as the respondent's page does, to the packaged product
 * in a process of its own. Browsers, product and database share the machine. A product that has just started is slow: its first
 * twenty seconds are told apart. Bounded: fifty seconds. Not part of the tests; {@code infra/benchmark} runs it.
 */
@QuarkusTest
class UploadLoadBenchmark {
    private static final int BROWSERS = Integer.getInteger("load.browsers", 200);
    /** Most that the product's heap may hold; unbounded, Java takes what the machine has rather than collect. */
    private static final String HEAP = System.getProperty("load.heap", "512m");

    private static final int WARM_UP_SECONDS = 20;
    private static final int SECONDS = Integer.getInteger("load.seconds", 30);
    /** Seconds of video in one piece. */
    private static final int PIECE_SECONDS = Integer.getInteger("load.piece", 2);

    private static final int WARM_UP_PIECES = WARM_UP_SECONDS / PIECE_SECONDS;
    private static final int PIECES = (WARM_UP_SECONDS + SECONDS) / PIECE_SECONDS;
    /** What a webcam gives in that time at 1.5 Mbit/s. */
    private static final byte[] PIECE = Upload.noise(PIECE_SECONDS * 187_500);

    private static final String CHECKSUM =
            "Upload-Checksum: sha256 " + Base64.getEncoder().encodeToString(Digest.of(PIECE));

    @Inject
    Instance<Agency> agencies;

    @ConfigProperty(name = "mien.home")
    Path home;

    @TempDir
    Path folder;

    @Test
    void everyPieceIsAcknowledged() throws Exception {
        try (PackagedServer server = PackagedServer.on(home, folder.resolve("server.log"))
                .with("JDK_JAVA_OPTIONS", "-Xmx" + HEAP)
                .start()) {
            List<Upload> uploads = new ArrayList<>();
            for (int browser = 0; browser < BROWSERS; browser++) {
                Respondent respondent = Respondent.watching(agencies.get().withAds(1));
                uploads.add(new Upload(respondent, respondent.play(0)).created());
            }
            Memory idle = Memory.of(server);
            Duration worked = server.processorTime();
            List<Seen> seen = new ArrayList<>();
            long start = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
            ExecutorService browsers = Executors.newFixedThreadPool(BROWSERS);
            List<Future<Seen>> running = new ArrayList<>();
            for (Upload upload : uploads) {
                long phase = TimeUnit.SECONDS.toNanos(PIECE_SECONDS) * running.size() / BROWSERS;
                running.add(browsers.submit(new Browser(server.origin(), upload, start + phase)));
            }
            for (Future<Seen> each : running) {
                seen.add(each.get());
            }
            double took = (System.nanoTime() - start) / 1e9;
            browsers.shutdown();

            report(
                    seen,
                    took,
                    server.processorTime().minus(worked),
                    Memory.of(server).above(idle));
            for (Upload upload : uploads) {
                upload.progress().then().header("Upload-Offset", String.valueOf(PIECES * PIECE.length));
            }
        }
    }

    /** What a browser saw: milliseconds to each acknowledgement, and answers that were none and made it ask again. */
    private record Seen(double[] times, int refusals) {}

    /** Sends a piece as soon as it is recorded and the one before is acknowledged. */
    private record Browser(URI origin, Upload upload, long start) implements Callable<Seen> {
        private static final int PAUSE_MS = 500;

        @Override
        public Seen call() throws IOException, InterruptedException {
            double[] times = new double[PIECES];
            int refusals = 0;
            Socket line = line();
            for (int piece = 0; piece < PIECES; piece++) {
                long begins = start + TimeUnit.SECONDS.toNanos(PIECE_SECONDS) * piece;
                TimeUnit.NANOSECONDS.sleep(begins - System.nanoTime());
                long sent = System.nanoTime();
                while (!isAcknowledged(line, (long) piece * PIECE.length)) {
                    refusals++;
                    line.close();
                    TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
                    line = line();
                }
                times[piece] = (System.nanoTime() - sent) / 1e6;
            }
            line.close();
            return new Seen(times, refusals);
        }

        private Socket line() throws IOException {
            Socket line = new Socket(origin.getHost(), origin.getPort());
            line.setTcpNoDelay(true);
            return line;
        }

        private boolean isAcknowledged(Socket line, long offset) throws IOException {
            String head = upload.head(origin, offset, PIECE.length, CHECKSUM);
            line.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            line.getOutputStream().write(PIECE);
            return answer(line).startsWith("HTTP/1.1 204 ");
        }

        /** The head of an answer; an acknowledgement has nothing else. */
        private static String answer(Socket line) throws IOException {
            byte[] buffer = new byte[4096];
            StringBuilder answer = new StringBuilder();
            while (answer.indexOf("\r\n\r\n") < 0) {
                int read = line.getInputStream().read(buffer);
                assertThat(read).as("the line ended after: %s", answer).isPositive();
                answer.append(new String(buffer, 0, read, StandardCharsets.US_ASCII));
            }
            return answer.toString();
        }
    }

    /** Megabytes of the product's process: now, and the most that it ever had. */
    private record Memory(long now, long most) {
        static Memory of(PackagedServer server) throws IOException {
            List<String> status = Files.readAllLines(Path.of("/proc", String.valueOf(server.pid()), "status"));
            return new Memory(megabytes(status, "VmRSS:"), megabytes(status, "VmHWM:"));
        }

        Memory above(Memory idle) {
            return new Memory(now - idle.now, most - idle.now);
        }

        private static long megabytes(List<String> status, String name) {
            return status.stream()
                    .filter(each -> each.startsWith(name))
                    .mapToLong(each -> Long.parseLong(each.replaceAll("\\D", "")) / 1024)
                    .sum();
        }
    }

    private static void report(List<Seen> seen, double took, Duration worked, Memory grown) {
        double[] counted = seen.stream()
                .flatMapToDouble(each -> Arrays.stream(each.times(), WARM_UP_PIECES, PIECES))
                .sorted()
                .toArray();
        double[] warming = seen.stream()
                .flatMapToDouble(each -> Arrays.stream(each.times(), 0, WARM_UP_PIECES))
                .sorted()
                .toArray();
        System.out.printf(
                Locale.ROOT,
                "%n%s, %d processors, Java %s: %d browsers, a piece of %d bytes every %d s each for %d s (took %.1f s)%n"
                        + "acknowledged in p50 %.1f ms, p99 %.1f ms, at most %.1f ms; while warming up p50 %.1f ms, p99 %.1f ms; refused %d times%n"
                        + "the product worked %.1f ms for each second of video; its memory grew by %d MB, at most by %d MB, with a heap of %s%n",
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature(),
                BROWSERS,
                PIECE.length,
                PIECE_SECONDS,
                PIECES * PIECE_SECONDS,
                took,
                percentile(counted, 50),
                percentile(counted, 99),
                counted[counted.length - 1],
                percentile(warming, 50),
                percentile(warming, 99),
                seen.stream().mapToInt(Seen::refusals).sum(),
                worked.toMillis() / (double) (BROWSERS * PIECES * PIECE_SECONDS),
                grown.now(),
                grown.most(),
                HEAP);
    }

    private static double percentile(double[] sorted, int percent) {
        return sorted[sorted.length * percent / 100];
    }
}
