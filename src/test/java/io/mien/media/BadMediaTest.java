package io.mien.media;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.mien.account.Browser;
import io.mien.account.Desk;
import io.mien.campaign.Campaign;
import io.mien.campaign.CampaignFixtures;
import io.mien.campaign.Country;
import io.mien.campaign.CountryTarget;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Good videos made bad by chance, sent as ads and as recordings made elsewhere. Each is taken or refused in words, none is
 * a fault of ours, and none leaves a file behind. {@code infra/bad-media} sends 300.
 */
@QuarkusTest
@TestSecurity(user = "dana", roles = "fieldwork")
class BadMediaTest {
    private static final int FILES = Integer.getInteger("media.files", 20);

    /** So many may be in a campaign. */
    private static final int MAX_ADS = 20;

    private static final long SEED = Long.getLong("media.seed", 20_261_129L);

    @Inject
    Desk desk;

    @ConfigProperty(name = "mien.home")
    Path home;

    @TempDir
    Path folder;

    private UUID draft;
    private UUID open;
    private UUID ad;

    @Test
    void noneIsAnsweredAsAFaultOfOurs() throws IOException {
        // Given
        Set<Path> before = onTheirWay();
        Random chance = new Random(SEED);
        List<byte[]> good = List.of(
                Files.readAllBytes(TestMedia.mp4(folder, "160x120", 1)),
                Files.readAllBytes(TestMedia.webm(folder, "160x120", 10, 1)),
                Files.readAllBytes(TestMedia.make(
                        folder.resolve("test.mkv"),
                        "-f lavfi -i testsrc=size=160x120:rate=10:duration=1 -c:v libvpx")));
        Map<String, Integer> answers = new TreeMap<>();
        double slowest = 0;

        // When
        for (int i = 0; i < FILES; i++) {
            if (i % MAX_ADS == 0) {
                campaigns();
            }
            Damage damage = Damage.values()[i % Damage.values().length];
            byte[] file = damage.done(good.get(chance.nextInt(good.size())), chance);
            long sent = System.nanoTime();
            Response answer = i / Damage.values().length % 2 == 0 ? asAd(file) : asRecording(file);
            slowest = Math.max(slowest, (System.nanoTime() - sent) / 1e9);
            answers.merge(damage + " " + answer.statusCode(), 1, Integer::sum);

            // Then
            assertThat(answer.statusCode())
                    .as("file %d, %s, seed %d: %s", i, damage, SEED, answer.asString())
                    .isIn(201, 413, 415, 422);
            if (answer.statusCode() != 201) {
                assertThat(answer.jsonPath().getString("detail"))
                        .as("file %d, %s", i, damage)
                        .isNotBlank();
            }
        }
        // Renditions and coding go on for a while
        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(onTheirWay())
                .isSubsetOf(before));
        System.out.printf(Locale.ROOT, "%d bad files, slowest answer %.1f s: %s%n", FILES, slowest, answers);
    }

    private void campaigns() {
        UUID agency = desk.newAgency("Northlight");
        draft = desk.as(agency, () -> CampaignFixtures.draft("Spring").id);
        open = desk.as(agency, () -> {
            Campaign made = CampaignFixtures.draft("Summer");
            ad = CampaignFixtures.ad(made, 1).id;
            CountryTarget.want(made, Country.of("DE"), 50);
            return made.id;
        });
        Browser.on("/campaigns/new")
                .form()
                .post("/campaigns/" + open + "/fieldwork")
                .then()
                .statusCode(303);
    }

    private Response asAd(byte[] file) {
        return given().contentType("video/mp4").body(file).post("/api/v1/campaigns/" + draft + "/ads");
    }

    private Response asRecording(byte[] file) {
        return given().contentType("video/webm")
                .queryParam("ad", ad)
                .queryParam("country", "DE")
                .body(file)
                .post("/api/v1/campaigns/" + open + "/imports");
    }

    /** Where ads are looked at, bodies arrive and objects pass. */
    private Set<Path> onTheirWay() throws IOException {
        Set<Path> found = new TreeSet<>();
        for (Path place : List.of(home.resolve("passing"), home.resolve("tmp/uploads"))) {
            if (Files.exists(place)) {
                try (Stream<Path> files = Files.walk(place)) {
                    files.filter(Files::isRegularFile).forEach(found::add);
                }
            }
        }
        try (DirectoryStream<Path> films =
                Files.newDirectoryStream(Path.of(System.getProperty("java.io.tmpdir")), "mien-film-*")) {
            films.forEach(found::add);
        }
        return found;
    }

    /** What happens to files on bad disks, on bad lines and in bad hands. */
    private enum Damage {
        CUT {
            @Override
            byte[] done(byte[] good, Random chance) {
                return Arrays.copyOf(good, chance.nextInt(good.length));
            }
        },
        FLIPPED {
            @Override
            byte[] done(byte[] good, Random chance) {
                byte[] bad = good.clone();
                for (int i = 0; i < 1 + bad.length / 200; i++) {
                    bad[chance.nextInt(bad.length)] ^= (byte) (1 << chance.nextInt(8));
                }
                return bad;
            }
        },
        HEAD_FLIPPED {
            @Override
            byte[] done(byte[] good, Random chance) {
                byte[] bad = good.clone();
                for (int i = 0; i < 8; i++) {
                    bad[chance.nextInt(Math.min(512, bad.length))] = (byte) chance.nextInt(256);
                }
                return bad;
            }
        },
        ZEROED {
            @Override
            byte[] done(byte[] good, Random chance) {
                byte[] bad = good.clone();
                int from = chance.nextInt(bad.length);
                Arrays.fill(bad, from, Math.min(bad.length, from + 4_096), (byte) 0);
                return bad;
            }
        },
        HUGE_SIZES {
            @Override
            byte[] done(byte[] good, Random chance) {
                byte[] bad = good.clone();
                for (int i = 0; i < 4; i++) {
                    int at = chance.nextInt(bad.length - 4);
                    Arrays.fill(bad, at, at + 4, (byte) 0xff);
                }
                return bad;
            }
        },
        DOUBLED {
            @Override
            byte[] done(byte[] good, Random chance) {
                int from = chance.nextInt(good.length);
                int length = chance.nextInt(good.length - from);
                byte[] bad = new byte[good.length + length];
                System.arraycopy(good, 0, bad, 0, from + length);
                System.arraycopy(good, from, bad, from + length, good.length - from);
                return bad;
            }
        },
        SHUFFLED {
            @Override
            byte[] done(byte[] good, Random chance) {
                byte[] bad = good.clone();
                int half = bad.length / 2;
                System.arraycopy(good, half, bad, 0, bad.length - half);
                System.arraycopy(good, 0, bad, bad.length - half, half);
                return bad;
            }
        },
        NOISE {
            @Override
            byte[] done(byte[] good, Random chance) {
                byte[] bad = new byte[1 + chance.nextInt(20_000)];
                chance.nextBytes(bad);
                System.arraycopy(good, 0, bad, 0, Math.min(chance.nextInt(64), bad.length));
                return bad;
            }
        },
        TEXT {
            @Override
            byte[] done(byte[] good, Random chance) {
                String text = List.of(
                                "#EXTM3U\nfile:///etc/passwd\n", "ffconcat version 1.0\nfile /etc/passwd\n", "{}", "\0")
                        .get(chance.nextInt(4));
                return text.getBytes(StandardCharsets.UTF_8);
            }
        },
        LONG_TAIL {
            @Override
            byte[] done(byte[] good, Random chance) {
                byte[] bad = Arrays.copyOf(good, good.length + chance.nextInt(200_000));
                return bad;
            }
        };

        abstract byte[] done(byte[] good, Random chance);
    }
}
