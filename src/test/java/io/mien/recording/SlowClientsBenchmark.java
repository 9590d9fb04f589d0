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
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand clients that begin a form and send no more of it, and a thousand that open an ad and do not read it, from 127.0.0.2 to
 * 127.0.0.5, against the packaged product, while two hundred browsers at 127.0.0.1 upload and fifty visits from 127.0.0.2 go from
 * their link to their end. All two thousand come at once, and each is replaced by a new one after twenty seconds. Before, all of that
 * without the attack, and once more before that, so that neither half meets code that never ran. Bounded: some six minutes. Not part
 * of the tests; {@code infra/attack} runs it.
 */
@QuarkusTest
class SlowClientsBenchmark {
    private static final int ATTACKERS = Integer.getInteger("attack.clients", 1_000);
    private static final int UPLOADS = Integer.getInteger("attack.uploads", 200);
    private static final int VISITS = Integer.getInteger("attack.visits", 50);
    private static final int SECONDS = Integer.getInteger("attack.seconds", 40);
    private static final int WARM_UP_SECONDS = SECONDS / 2;
    private static final int ATTACKER_LIVES_SECONDS = 20;
    /** In these all attackers come at once; what they cost is told apart from what they cost while they are there. */
    private static final int ARRIVAL_SECONDS = 4;

    private static final int READERS_PER_VISIT = 15;
    private static final int LARGE = 20_000_000;
    /** Two slices go in one piece, as from the respondent's page. */
    private static final int PIECE_SECONDS = 2;

    /** What a webcam gives in that time at 1.5 Mbit/s. */
    private static final byte[] PIECE = Upload.noise(PIECE_SECONDS * 187_500);

    @Inject
    Instance<Agency> agencies;

    @Inject
    ObjectStore store;

    @ConfigProperty(name = "mien.home")
    Path home;

    @TempDir
    Path folder;

    private final Deque<RawClient> attackers = new ConcurrentLinkedDeque<>();
    /** Attackers whose connection was closed before they had sent their head. */
    private final AtomicInteger turnedAway = new AtomicInteger();

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
            // One recording is shorter than all three stretches together
            List<Upload> attacked = uploads();
            List<Respondent> first = visits();
            List<Respondent> earlier = visits();
            List<Respondent> visits = visits();
            honest(server.origin(), uploads, first, WARM_UP_SECONDS, 0);
            Honest before = honest(server.origin(), uploads, earlier, SECONDS, WARM_UP_SECONDS);

            Future<?> attack = threads.submit(() -> attack(server.origin(), readers));
            Honest during = honest(server.origin(), attacked, visits, SECONDS, 0);
            assertThat(attack.isDone()).as("the attack has ended early").isFalse();
            attack.cancel(true);
            report(before, during);
        } finally {
            for (RawClient attacker : attackers) {
                attacker.close();
            }
            threads.shutdownNow();
        }
    }

    /**
     * What honest clients met: milliseconds to each acknowledgement, in the first seconds and in the others, and to each page, in
     * ascending order, and how many visits came to their end.
     */
    private record Honest(double[] first, double[] pieces, double[] pages, int complete) {
        /** Of all the time, the first seconds included. */
        double[] all() {
            return DoubleStream.concat(Arrays.stream(first), Arrays.stream(pieces))
                    .sorted()
                    .toArray();
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "uploads of %d browsers p50 %.0f ms, p99 %.0f ms (in the first %d s %.0f ms, over all %.0f ms); /receipt p50 %.0f ms, p99 %.0f ms; %d of %d visits complete",
                    UPLOADS,
                    percentile(pieces, 50),
                    percentile(pieces, 99),
                    ARRIVAL_SECONDS,
                    percentile(first, 99),
                    percentile(all(), 99),
                    percentile(pages, 50),
                    percentile(pages, 99),
                    complete,
                    VISITS);
        }
    }

    /** Uploads, pages and visits at once. */
    private Honest honest(URI origin, List<Upload> uploads, List<Respondent> visits, int seconds, int from)
            throws Exception {
        Future<Integer> complete = threads.submit(() -> complete(visits, seconds));
        Future<double[]> pages = threads.submit(() -> pages(origin, seconds));
        List<double[]> pieces = load(origin, uploads, seconds, from);
        int arrived = ARRIVAL_SECONDS / PIECE_SECONDS;
        return new Honest(
                sorted(pieces, 0, arrived),
                sorted(pieces, arrived, seconds / PIECE_SECONDS),
                pages.get(),
                complete.get());
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

    /** Until it is interrupted: all attackers at once, and then each oldest pair replaced by another, evenly. */
    private Void attack(URI origin, List<Attacked> readers) throws Exception {
        for (int i = 0; i < ATTACKERS; i++) {
            attack(origin, i, readers);
        }
        long pace = TimeUnit.SECONDS.toMicros(ATTACKER_LIVES_SECONDS) / ATTACKERS;
        for (int i = 0; true; i = (i + 1) % ATTACKERS) {
            TimeUnit.MICROSECONDS.sleep(pace);
            for (int ended = 0; ended < 2 && !attackers.isEmpty(); ended++) {
                attackers.remove().close();
            }
            attack(origin, i, readers);
        }
    }

    private void attack(URI origin, int number, List<Attacked> readers) {
        String address = "127.0.0." + (2 + number % 4);
        Attacked reader = readers.get(number / READERS_PER_VISIT);
        begin(
                origin,
                address,
                ("POST /receipt HTTP/1.1\r\nHost: %s\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                                + "Content-Length: 1000\r\n\r\nc")
                        .formatted(origin.getAuthority()));
        begin(
                origin,
                address,
                "GET %s HTTP/1.1\r\nHost: %s\r\n%s\r\n"
                        .formatted(reader.path(), origin.getAuthority(), reader.headers()));
    }

    private void begin(URI origin, String address, String head) {
        try {
            attackers.add(RawClient.from(address, origin).send(head));
        } catch (IOException closed) {
            turnedAway.incrementAndGet();
        }
    }

    private static double[] sorted(List<double[]> pieces, int from, int until) {
        return pieces.stream()
                .flatMapToDouble(times -> Arrays.stream(times, from, until))
                .sorted()
                .toArray();
    }

    /** Of each browser the milliseconds to the acknowledgement of each piece. */
    private List<double[]> load(URI origin, List<Upload> uploads, int seconds, int from) throws Exception {
        List<Future<double[]>> running = new ArrayList<>();
        long start = System.nanoTime();
        for (Upload upload : uploads) {
            long phase = TimeUnit.SECONDS.toNanos(PIECE_SECONDS) * running.size() / uploads.size();
            running.add(threads.submit(
                    () -> pieces(origin, upload, start + phase, from / PIECE_SECONDS, seconds / PIECE_SECONDS)));
        }
        List<double[]> times = new ArrayList<>();
        for (Future<double[]> each : running) {
            times.add(each.get());
        }
        return times;
    }

    private static double[] pieces(URI origin, Upload upload, long start, int from, int count) throws Exception {
        double[] times = new double[count];
        try (RawClient line = RawClient.to(origin)) {
            for (int piece = 0; piece < count; piece++) {
                long begins = start + TimeUnit.SECONDS.toNanos(PIECE_SECONDS) * piece;
                TimeUnit.NANOSECONDS.sleep(begins - System.nanoTime());
                long sent = System.nanoTime();
                line.send(upload.head(origin, (long) (from + piece) * PIECE.length, PIECE.length));
                assertThat(line.send(PIECE).head()).startsWith("HTTP/1.1 204");
                times[piece] = (System.nanoTime() - sent) / 1e6;
            }
        }
        return times;
    }

    /** Milliseconds to each page of /receipt, some ten a second. */
    private static double[] pages(URI origin, int seconds) throws Exception {
        double[] times = new double[seconds * 10];
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

    /**
     * From the link to the end of an ad's upload, each from an address that attackers use too. People come one after the other and not
     * as fast as they are served: their visits begin evenly over the time that is measured.
     */
    private int complete(List<Respondent> visits, int seconds) throws Exception {
        RestAssured.config = RestAssuredConfig.config()
                .httpClient(HttpClientConfig.httpClientConfig()
                        .setParam("http.route.local-address", InetAddress.getByName("127.0.0.2")));
        int complete = 0;
        long start = System.nanoTime();
        for (Respondent visit : visits) {
            long begins = TimeUnit.SECONDS.toNanos(seconds) * visits.indexOf(visit) / visits.size();
            TimeUnit.NANOSECONDS.sleep(start + begins - System.nanoTime());
            visit.enter();
            visit.agree();
            visit.passCamera();
            visit.request()
                    .get(visit.plan().jsonPath().getString("exposures[0].adUrl"))
                    .then()
                    .statusCode(200);
            Upload upload = new Upload(visit, visit.play(0)).created();
            upload.send(Upload.video(PIECE.length)).then().statusCode(204);
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

    private void report(Honest before, Honest during) {
        System.out.printf(
                Locale.ROOT,
                "%n%s, %d processors, Java %s%nwithout an attack: %s%nwith %d slow writers and %d slow readers, %d turned away: %s%n"
                        + "p99 of the uploads: %.2f times that without, %.2f times over all%n",
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature(),
                before,
                ATTACKERS,
                ATTACKERS,
                turnedAway.get(),
                during,
                percentile(during.pieces(), 99) / percentile(before.pieces(), 99),
                percentile(during.all(), 99) / percentile(before.all(), 99));
    }

    private static double percentile(double[] sorted, int percent) {
        return sorted[sorted.length * percent / 100];
    }
}
