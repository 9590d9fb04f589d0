package io.mien.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.mien.facialcoding.CodingAttempt;
import io.mien.fieldwork.Agency;
import io.mien.launch.MortalPostgres;
import io.mien.launch.PackagedServer;
import io.mien.media.TestMedia;
import io.mien.recording.KillTally.Run;
import io.mien.recording.KilledVisit.Ending;
import io.mien.trace.EmotionTrace;
import io.mien.visit.Exposure;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.core.ConditionTimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the packaged product, and mostly its PostgreSQL with it, at random moments while people send, complete and withdraw
 * and staff import; then holds what it has against everything that it acknowledged. Not part of the tests, for it takes
 * minutes; {@code infra/kills} goes on where it stopped.
 */
@QuarkusTest
class KillsIT {
    private static final int UNTIL = Integer.getInteger("kills.until", 3);
    private static final KillTally TALLY = new KillTally(Path.of(System.getProperty("kills.file", "target/kills.csv")));
    private static final Duration SETTLED = Duration.ofMinutes(4);
    private static final int AHEAD = 3;
    private static final List<Ending> ENDINGS = List.of(
            Ending.STAYS,
            Ending.STAYS,
            Ending.STAYS,
            Ending.STAYS,
            Ending.STAYS,
            Ending.WITHDRAWS_WHILE_SENDING,
            Ending.WITHDRAWS_AT_THE_END);
    private static final int LATEST_MOMENT_MS = 8_000;

    @Inject
    Instance<Agency> agencies;

    @Inject
    DataSource dataSource;

    @ConfigProperty(name = "mien.home")
    Path home;

    @TempDir
    Path folder;

    private final StaffToken staff = new StaffToken();
    private final ExecutorService people = Executors.newCachedThreadPool();

    @Test
    void whatWasAcknowledgedOutlivesEveryKill() throws Exception {
        Path clip = TestMedia.webm(folder, "320x240", 10, 2);
        byte[] video = Files.readAllBytes(clip);
        Path log = Path.of("target/kills.log");
        Files.deleteIfExists(log);
        try (MortalPostgres postgres = MortalPostgres.ofTheRun();
                PackagedServer server = product(log).start()) {
            RestAssured.baseURI = "http://127.0.0.1";
            RestAssured.port = server.origin().getPort();
            while (TALLY.runs().size() < UNTIL) {
                Run run = killed(server, postgres, video, new Random(System.nanoTime()));
                TALLY.add(run);
                System.out.print(run.line(TALLY.runs().size()));
                assertThat(run.lost() + run.doubled() + run.orphans())
                        .as("%s", run)
                        .isZero();
                assertThat(Double.isNaN(run.resumed()) || run.resumed() <= 30)
                        .as("%s", run)
                        .isTrue();
            }
        } finally {
            people.shutdownNow();
            staff.close();
            System.out.println(TALLY.summary());
        }
    }

    private PackagedServer product(Path log) {
        return PackagedServer.on(home, log)
                .with("mien.roles", "web,worker")
                .with("mien.fieldwork.visits-a-minute", "100000")
                .with("quarkus.oidc.api.tenant-enabled", "true")
                .with("quarkus.oidc.api.public-key", staff.publicKey())
                .with("quarkus.oidc.auth-server-url", staff.address())
                .with("quarkus.oidc.api.auth-server-url", "");
    }

    private Run killed(PackagedServer server, MortalPostgres postgres, byte[] video, Random random) throws Exception {
        List<KilledVisit> visits = new ArrayList<>();
        for (Ending ending : ENDINGS) {
            visits.add(new KilledVisit(agencies.get(), ending, server.origin(), video, random.nextLong()));
        }
        KilledImport imported = imported(server, video);
        // So that something is being read when the product is killed
        for (Future<?> person : sent(visits.subList(0, AHEAD))) {
            person.get();
        }
        List<Future<?>> going = sent(visits.subList(AHEAD, visits.size()));
        going.add(people.submit(going(imported::goThrough)));
        int moment = 200 + random.nextInt(LATEST_MOMENT_MS);
        Thread.sleep(moment);
        boolean whole = random.nextInt(3) > 0;
        Instant killedAt = Instant.now();
        server.kill();
        if (whole) {
            postgres.kill();
            postgres.restart();
        }
        server.start();
        Instant ready = Instant.now();
        double resumed = resumed(waiting(visits, killedAt), ready);
        for (Future<?> person : going) {
            person.get();
        }
        return settled(
                new Moment(
                        whole, moment / 1e3, Duration.between(killedAt, ready).toMillis() / 1e3, resumed),
                visits,
                imported);
    }

    private List<Future<?>> sent(List<KilledVisit> visits) {
        List<Future<?>> going = new ArrayList<>();
        visits.forEach(visit -> going.add(people.submit(going(visit::goThrough))));
        return going;
    }

    private KilledImport imported(PackagedServer server, byte[] video) {
        Agency agency = agencies.get();
        return new KilledImport(agency, server.origin(), staff.of(agency.tenant), video);
    }

    private static Callable<Void> going(Going work) {
        return () -> {
            work.go();
            return null;
        };
    }

    /** What was complete before the kill and is neither read nor withdrawn. */
    private static List<KilledVisit> waiting(List<KilledVisit> visits, Instant killedAt) {
        return visits.stream()
                .filter(visit -> visit.completedAt != null && visit.completedAt.isBefore(killedAt))
                .filter(visit -> !visit.withdrawalTried)
                .filter(visit -> again(() -> visit.agency.as(
                        () -> Recording.required(visit.recording()).awaitsCoding())))
                .toList();
    }

    /** Seconds from ready until each of them was begun anew, or was read. */
    private static double resumed(List<KilledVisit> waiting, Instant ready) {
        double longest = Double.NaN;
        for (KilledVisit visit : waiting) {
            Instant begun = await().atMost(SETTLED)
                    .pollInterval(Duration.ofMillis(100))
                    .ignoreExceptions()
                    .until(() -> begun(visit, ready), Objects::nonNull);
            longest = Math.max(
                    Double.isNaN(longest) ? 0 : longest,
                    Duration.between(ready, begun).toMillis() / 1e3);
        }
        return longest;
    }

    private static Instant begun(KilledVisit visit, Instant ready) {
        return visit.agency.as(() -> {
            if (!Recording.required(visit.recording()).awaitsCoding()) {
                return Instant.now();
            }
            return CodingAttempt.ofRecording(visit.recording()).stream()
                    .map(attempt -> attempt.startedAt)
                    .filter(started -> started.isAfter(ready))
                    .findFirst()
                    .orElse(null);
        });
    }

    /** Once everything has come to its end: what is lost, what is there twice, and what nothing leads to. */
    private Run settled(Moment moment, List<KilledVisit> visits, KilledImport imported) throws Exception {
        int lost = 0;
        int doubled = 0;
        int orphans = 0;
        for (KilledVisit visit : visits) {
            lost += visit.lostBytes > 0 ? 1 : 0;
            if (visit.ending == Ending.STAYS) {
                Result result = result(visit.agency, visit.recording());
                lost += result.lost();
                doubled += result.doubled();
            } else {
                lost += again(() -> visit.agency.as(() -> Recording.count())) == 0 ? 0 : 1;
            }
        }
        List<UUID> ofImport = again(() -> imported.agency.as(() -> Recording.<Recording>listAll().stream()
                .map(recording -> recording.id)
                .toList()));
        lost += ofImport.isEmpty() ? 1 : 0;
        doubled += ofImport.size() > 1 ? 1 : 0;
        for (UUID recording : ofImport) {
            Result result = result(imported.agency, recording);
            lost += result.lost();
            doubled += result.doubled();
        }
        for (Agency agency : Stream.concat(visits.stream().map(visit -> visit.agency), Stream.of(imported.agency))
                .toList()) {
            orphans += orphans(agency);
        }
        return new Run(
                moment.whole(),
                moment.at(),
                moment.ready(),
                moment.resumed(),
                visits.stream().mapToInt(visit -> visit.slices).sum(),
                (int) visits.stream().filter(visit -> visit.completedAt != null).count(),
                (int) visits.stream().filter(visit -> visit.withdrawn).count(),
                1,
                lost,
                doubled,
                orphans);
    }

    /** A recording is read once, by both engines, and its video is gone then, as its campaign promises. */
    private static Result result(Agency agency, UUID id) {
        try {
            await().atMost(SETTLED)
                    .pollInterval(Duration.ofMillis(300))
                    .ignoreExceptions()
                    .until(() -> agency.as(() -> Recording.required(id).videoDeletedAt != null));
        } catch (ConditionTimeoutException never) {
            String state = again(() -> agency.as(() -> Recording.<Recording>find("id", id)
                    .firstResultOptional()
                    .map(recording -> recording.state + " " + recording.parkedReason)
                    .orElse("gone")));
            System.out.println("A recording came to no end: " + state);
            return new Result(1, 0);
        }
        long traces = again(() -> agency.as(() -> {
            UUID exposure = Exposure.required(Recording.required(id).exposureId).id;
            return EmotionTrace.count("exposureId", exposure);
        }));
        return new Result(traces < 2 ? 1 : 0, traces > 2 ? 1 : 0);
    }

    /** Files of the agency's people to which no row leads, and to which no job will see. */
    private int orphans(Agency agency) throws Exception {
        Set<String> files = new HashSet<>();
        for (String place : List.of("store", "uploads")) {
            Path recordings = home.toAbsolutePath().resolve(place).resolve(agency.tenant + "/recordings");
            if (Files.isDirectory(recordings)) {
                try (Stream<Path> found = Files.list(recordings)) {
                    found.forEach(file -> files.add(file.getFileName().toString()));
                }
            }
        }
        int orphans = 0;
        for (String file : files) {
            UUID recording = UUID.fromString(file.replaceFirst("\\..*", ""));
            boolean known = again(() -> agency.as(() -> Recording.<Recording>find("id", recording)
                    .firstResultOptional()
                    .filter(Recording::hasVideo)
                    .isPresent()));
            if (!known && !isExpected(recording)) {
                System.out.println("An orphan: " + file);
                orphans++;
            }
        }
        return orphans;
    }

    /** The file of an import that died before its row: a job deletes it once no living import can want it. */
    private boolean isExpected(UUID recording) {
        return again(() -> {
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement statement = connection.prepareStatement(
                            "select 1 from scheduled_tasks where task_name = 'import-leftover' and task_instance = ?")) {
                statement.setString(1, recording.toString());
                try (ResultSet row = statement.executeQuery()) {
                    return row.next();
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** This process's own connections died with the database too. */
    private static <T> T again(Callable<T> question) {
        return await().atMost(Duration.ofMinutes(1)).ignoreExceptions().until(question, Objects::nonNull);
    }

    private record Moment(boolean whole, double at, double ready, double resumed) {}

    private record Result(int lost, int doubled) {}

    private interface Going {
        void go() throws InterruptedException;
    }
}
