package io.mien.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.campaign.Ad;
import io.mien.fieldwork.Agency;
import io.mien.launch.PackagedServer;
import io.mien.platform.ObjectStore;
import io.mien.platform.RawClient;
import io.mien.visit.Exposure;
import io.mien.visit.Respondent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand clients that send a form byte by byte and a thousand that open an ad and do not read it, from 127.0.0.2 to
 * 127.0.0.5, against the packaged product, while two hundred browsers at 127.0.0.1 upload and fifty visits from
 * 127.0.0.2 go from their link to their end. Before, the same without the attack. Bounded: some four minutes. Not part of
 * the tests; {@code infra/attack} runs it.
 */
@QuarkusTest
class SlowClientsBenchmark {
    private static final int ATTACKERS = Integer.getInteger("attack.clients", 1_000);
    private static final int UPLOADS = Integer.getInteger("attack.uploads", 200);
    private static final int VISITS = Integer.getInteger("attack.visits", 50);
    private static final int SECONDS = Integer.getInteger("attack.seconds", 20);
    private static final int READERS_PER_VISIT = 15;
    private static final int LARGE = 20_000_000;
    private static final byte[] SLICE = Upload.noise(187_500);

    @Inject
    Instance<Agency> agencies;

    @Inject
    ObjectStore store;

    @ConfigProperty(name = "mien.home")
    Path home;

    @TempDir
    Path folder;

    private final List<RawClient> attackers = new ArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @Test
    void honestClientsUnderAttack() throws Exception {
        try (PackagedServer server = PackagedServer.on(home, folder.resolve("server.log"))
                .with("JDK_JAVA_OPTIONS", "-Xmx512m")
                // All of them come from one address here
                .with("MIEN_FIELDWORK_VISITS_A_MINUTE", "100000")
                .start()) {
            RestAssured.baseURI = "http://127.0.0.1";
            RestAssured.port = server.origin().getPort();
            List<Attacked> readers = readers();
            List<Upload> uploads = uploads();
            List<Respondent> visits = visits();
            load(server.origin(), uploads, SECONDS, 0);
            double[] before = load(server.origin(), uploads, SECONDS, SECONDS);

            attack(server.origin(), readers);
            Future<Integer> complete = threads.submit(() -> complete(visits));
            Future<double[]> pages = threads.submit(() -> pages(server.origin()));
            double[] during = load(server.origin(), uploads, SECONDS, 2 * SECONDS);
            report(before, during, pages.get(), complete.get());
        } finally {
            for (RawClient attacker : attackers) {
                attacker.close();
            }
            threads.shutdownNow();
        }
    }

    /** A visit whose ad is large, as an attacker holds it. */
    private record Attacked(String path, String headers) {}

    private List<Attacked> readers() throws IOException {
        List<Attacked> readers = new ArrayList<>();
        for (int i = 0; i * READERS_PER_VISIT < ATTACKERS; i++) {
            Agency agency = agencies.get().withAds(1);
            Respondent respondent = Respondent.watching(agency);
            Ad ad = agency.as(() -> Ad.required(Exposure.required(UUID.fromString(respondent.exposure(0))).adId));
            store.put(ad.storageKey, new ByteArrayInputStream(new byte[LARGE]));
            readers.add(
                    new Attacked(respondent.plan().jsonPath().getString("exposures[0].adUrl"), headers(respondent)));
        }
        return readers;
    }

    private List<Upload> uploads() {
        List<Upload> uploads = new ArrayList<>();
        for (int i = 0; i < UPLOADS; i++) {
            Respondent respondent = Respondent.watching(agencies.get().withAds(1));
            uploads.add(new Upload(respondent, respondent.play(0)).created());
        }
        return uploads;
    }

    private List<Respondent> visits() {
        List<Respondent> visits = new ArrayList<>();
        for (int i = 0; i < VISITS; i++) {
            // Ten people are wanted per country: one campaign each
            Agency agency = agencies.get().withAds(1);
            visits.add(new Respondent(agency, agency.open()));
        }
        return visits;
    }

    private void attack(URI origin, List<Attacked> readers) throws IOException {
        for (int i = 0; i < ATTACKERS; i++) {
            String address = "127.0.0." + (2 + i % 4);
            attackers.add(RawClient.from(address, origin)
                    .send(("POST /receipt HTTP/1.1\r\nHost: %s\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                                    + "Content-Length: 1000\r\n\r\nc")
                            .formatted(origin.getAuthority())));
            Attacked reader = readers.get(i / READERS_PER_VISIT);
            attackers.add(RawClient.from(address, origin)
                    .send("GET %s HTTP/1.1\r\nHost: %s\r\n%s\r\n"
                            .formatted(reader.path(), origin.getAuthority(), reader.headers())));
        }
    }

    /** Milliseconds to each acknowledgement of a slice a second from each browser. */
    private double[] load(URI origin, List<Upload> uploads, int seconds, int from) throws Exception {
        List<Future<double[]>> running = new ArrayList<>();
        long start = System.nanoTime();
        for (Upload upload : uploads) {
            long phase = TimeUnit.SECONDS.toNanos(running.size()) / uploads.size();
            running.add(threads.submit(() -> slices(origin, upload, start + phase, from, seconds)));
        }
        List<double[]> times = new ArrayList<>();
        for (Future<double[]> each : running) {
            times.add(each.get());
        }
        return times.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
    }

    private static double[] slices(URI origin, Upload upload, long start, int from, int seconds) throws Exception {
        double[] times = new double[seconds];
        try (RawClient line = RawClient.to(origin)) {
            for (int second = 0; second < seconds; second++) {
                TimeUnit.NANOSECONDS.sleep(start + TimeUnit.SECONDS.toNanos(second) - System.nanoTime());
                long sent = System.nanoTime();
                line.send(upload.head(origin, (long) (from + second) * SLICE.length, SLICE.length));
                assertThat(line.send(SLICE).head()).startsWith("HTTP/1.1 204");
                times[second] = (System.nanoTime() - sent) / 1e6;
            }
        }
        return times;
    }

    /** Milliseconds to each page of /receipt, some ten a second. */
    private static double[] pages(URI origin) throws Exception {
        double[] times = new double[SECONDS * 10];
        for (int i = 0; i < times.length; i++) {
            long asked = System.nanoTime();
            try (RawClient client = RawClient.to(origin)) {
                client.send("GET /receipt HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                        .formatted(origin.getAuthority()));
                assertThat(client.answer()).startsWith("HTTP/1.1 200");
            }
            times[i] = (System.nanoTime() - asked) / 1e6;
            TimeUnit.MILLISECONDS.sleep(100);
        }
        return Arrays.stream(times).sorted().toArray();
    }

    /** From the link to the end of an ad's upload, each from an address that attackers use too. */
    private int complete(List<Respondent> visits) throws IOException {
        RestAssured.config = RestAssuredConfig.config()
                .httpClient(HttpClientConfig.httpClientConfig()
                        .setParam("http.route.local-address", InetAddress.getByName("127.0.0.2")));
        int complete = 0;
        for (Respondent visit : visits) {
            visit.enter();
            visit.agree();
            visit.passCamera();
            Upload upload = new Upload(visit, visit.play(0)).created();
            upload.send(Upload.video(SLICE.length)).then().statusCode(204);
            visit.log(upload.exposure);
            upload.complete().then().statusCode(204);
            if (visit.request().post("/visit/completion").statusCode() == 204) {
                complete++;
            }
        }
        return complete;
    }

    private static String headers(Respondent respondent) {
        return respondent.headers().entrySet().stream()
                .map(header -> header.getKey() + ": " + header.getValue() + "\r\n")
                .collect(Collectors.joining());
    }

    private static void report(double[] before, double[] during, double[] pages, int complete) {
        System.out.printf(
                Locale.ROOT,
                "%n%s, %d processors, Java %s: %d slow writers and %d slow readers%n"
                        + "uploads of %d browsers: p50 %.0f ms, p99 %.0f ms without them; p50 %.0f ms, p99 %.0f ms with them (%.2f times)%n"
                        + "/receipt with them: p50 %.0f ms, p99 %.0f ms; %d of %d visits complete%n",
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature(),
                ATTACKERS,
                ATTACKERS,
                UPLOADS,
                percentile(before, 50),
                percentile(before, 99),
                percentile(during, 50),
                percentile(during, 99),
                percentile(during, 99) / percentile(before, 99),
                percentile(pages, 50),
                percentile(pages, 99),
                complete,
                VISITS);
    }

    private static double percentile(double[] sorted, int percent) {
        return sorted[sorted.length * percent / 100];
    }
}
