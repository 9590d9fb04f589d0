package io.mien.campaign;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.mien.account.Browser;
import io.mien.account.Desk;
import io.mien.media.TestMedia;
import io.mien.platform.ObjectStore;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@TestSecurity(user = "dana", roles = "researcher")
class AdPreparationTest {
    private static final String API = "/api/v1/campaigns";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Inject
    Desk desk;

    @Inject
    ObjectStore store;

    @Inject
    AdPreparation preparation;

    @TempDir
    Path folder;

    private UUID agency;
    private String campaign;

    @BeforeEach
    void sitDown() {
        agency = desk.newAgency("Northlight");
        campaign = given().contentType(ContentType.JSON)
                .body(Map.of(
                        "name", "Spring", "controller", "x", "controllerContact", "y", "noWorkplaceOrSchool", true))
                .post(API)
                .path("id");
        given().contentType(ContentType.JSON)
                .body(Map.of("target", 10))
                .put(api() + "/countries/DE")
                .then()
                .statusCode(200);
    }

    @Test
    void aMasterIsTakenAndConvertedWhileNobodyWaits() throws IOException {
        // Given
        Path master = TestMedia.make(
                folder.resolve("master.mov"),
                "-f lavfi -i testsrc=size=1920x1080:rate=25:duration=4 -f lavfi -i sine=duration=4"
                        + " -c:v prores_ks -c:a pcm_s24le");

        // When
        Response taken = upload(master);

        // Then
        taken.then()
                .statusCode(201)
                .body("state", equalTo("PREPARING"))
                .body("width", equalTo(1920))
                .body("durationMs", equalTo(4000))
                .body("failure", nullValue());
        UUID ad = UUID.fromString(taken.path("id"));
        open().then().statusCode(409).body("detail", containsString("Wait until Puppy is prepared for every browser."));
        given().contentType(ContentType.JSON).post(api() + "/previews").then().statusCode(409);
        given().accept("text/html")
                .get("/campaigns/" + campaign)
                .then()
                .body(containsString("aria-label=\"Converting Puppy\""))
                .body(containsString("every 2s"));
        Ad ready = awaited(ad, AdState.READY);
        assertThat(ready.width).isEqualTo(1280);
        assertThat(ready.height).isEqualTo(720);
        assertThat(ready.contentType).isEqualTo("video/mp4");
        assertThat(ready.durationMs).isBetween(3900, 4100);
        assertThat(store.size(ready.storageKey)).isEqualTo(ready.sizeBytes);
        await().atMost(PATIENCE).until(() -> ad(ad).sourceKey == null);
        assertThat(store.exists(source(ad))).isFalse();
        assertThat(given().accept("text/html").get("/campaigns/" + campaign).asString())
                .doesNotContain("every 2s")
                .contains("1280 × 720", "converted so that every browser plays it");
        open().then().statusCode(200);
    }

    @Test
    void aMasterThatStopsSaysWhereAndWaitsForADecision() throws IOException {
        // Given
        UUID ad = UUID.fromString(
                upload(damaged()).then().statusCode(201).extract().path("id"));

        // When
        Ad failed = awaited(ad, AdState.FAILED);

        // Then
        assertThat(failed.failure).contains("players stop at second");
        assertThat(store.exists(source(ad))).isTrue();
        open().then().statusCode(409).body("missing", nullValue());
        String page = "/campaigns/" + campaign;
        given().accept("text/html")
                .get(page)
                .then()
                .body(containsString("players stop at second"))
                .body(containsString("Try again to convert Puppy"));
        Browser.on(page)
                .form()
                .post(page + "/ads/" + ad + "/preparation")
                .then()
                .statusCode(303);
        awaited(ad, AdState.FAILED);
        given().get(api() + "/ads/" + ad).then().body("failure", containsString("players stop"));
        given().delete(api() + "/ads/" + ad).then().statusCode(204);
        assertThat(store.exists(source(ad))).isFalse();
        assertThat(store.exists(failed.posterKey)).isFalse();
    }

    @Test
    void whatIsReadyIsNotPreparedAgain() {
        // Given
        UUID ad = UUID.fromString(upload(TestMedia.mp4(folder, "320x180", 1))
                .then()
                .statusCode(201)
                .extract()
                .path("id"));

        // When / Then
        given().post(api() + "/ads/" + ad + "/preparation")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:mien:problem:invalid-transition"));
    }

    @Test
    void aRunThatDiedIsRepeatedAndOneForAnAdThatIsGoneLeavesNothing() throws IOException {
        // Given
        Path webm = TestMedia.webm(folder, "320x180", 25, 1);
        UUID ad = UUID.fromString(upload(webm).then().statusCode(201).extract().path("id"));
        Ad ready = awaited(ad, AdState.READY);
        await().atMost(PATIENCE).until(() -> ad(ad).sourceKey == null);

        // When: the copy was stored, but the process died before the ad said so
        store.put(source(ad), Files.newInputStream(webm));
        desk.as(agency, () -> {
            Ad again = Ad.required(ad);
            again.sourceKey = source(ad);
            again.state = AdState.PREPARING;
            return again;
        });
        run(ad);

        // Then
        assertThat(ad(ad).state).isEqualTo(AdState.READY);
        assertThat(store.exists(source(ad))).isFalse();

        // When: it died between the ad's word and the removal of the upload
        store.put(source(ad), Files.newInputStream(webm));
        desk.as(agency, () -> Ad.required(ad).sourceKey = source(ad));
        run(ad);

        // Then
        assertThat(store.exists(source(ad))).isFalse();
        assertThat(ad(ad).sourceKey).isNull();
        given().delete(api() + "/ads/" + ad).then().statusCode(204);
        run(ad);
        assertThat(store.exists(ready.storageKey)).isFalse();
    }

    @Test
    void aFormatThatNobodyKnowsIsRefusedAtOnce() {
        // Given
        Path raw = TestMedia.make(
                folder.resolve("raw.mkv"), "-f lavfi -i testsrc=size=320x180:rate=25:duration=1 -c:v ffv1");

        // When / Then
        upload(raw).then().statusCode(422).body("fields.detail", hasItem(containsString("coded as ffv1")));
    }

    private void run(UUID ad) throws IOException {
        try {
            desk.sitAt(agency);
            preparation.run(ad);
        } finally {
            desk.sitAt(agency);
        }
    }

    private Path damaged() throws IOException {
        Path file = TestMedia.make(
                folder.resolve("damaged.mp4"),
                "-f lavfi -i testsrc2=size=1920x1080:rate=25:duration=6 -c:v libopenh264 -b:v 8M -g 25");
        byte[] bytes = Files.readAllBytes(file);
        for (int i = bytes.length / 2; i < bytes.length / 2 + 60_000; i++) {
            bytes[i] = 0;
        }
        return Files.write(file, bytes);
    }

    private Ad awaited(UUID ad, AdState state) {
        await().atMost(PATIENCE).until(() -> ad(ad).state == state);
        return ad(ad);
    }

    private Ad ad(UUID ad) {
        return desk.as(agency, () -> Ad.required(ad));
    }

    private String source(UUID ad) {
        return agency + "/ads/" + ad + "/source";
    }

    private String api() {
        return API + "/" + campaign;
    }

    private Response open() {
        return given().contentType(ContentType.JSON).post(api() + "/fieldwork");
    }

    private Response upload(Path file) {
        return given().contentType("application/octet-stream")
                .queryParam("title", "Puppy")
                .body(file.toFile())
                .post(api() + "/ads");
    }
}
