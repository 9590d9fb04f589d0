package io.mien.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.mien.campaign.Campaign;
import io.mien.fieldwork.Agency;
import io.mien.fieldwork.Disposition;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ExposureResourceTest {
    @Inject
    Agency agency;

    @Inject
    Agency other;

    private Respondent respondent;

    @BeforeEach
    void consented() {
        respondent = Respondent.watching(agency.withAds(2));
    }

    @Test
    void thePlanNamesEachAdOnceInTheOrderDrawn() {
        respondent
                .plan()
                .then()
                .statusCode(200)
                .body("exposures", hasSize(2))
                .body("exposures.position", equalTo(List.of(1, 2)))
                .body("exposures.state", equalTo(List.of("PLANNED", "PLANNED")))
                .body("exposures[0].prerollMs", equalTo(5000))
                .body("uploads", equalTo("/visit/uploads"))
                .body("recorder.minFramesPerSecond", equalTo(10))
                .body("recorder.maxMuteMs", equalTo(1000))
                .body("recorder.maxSeconds", equalTo(37));
    }

    @Test
    void anInterruptedAdIsPlannedOnceMoreBeforeTheNext() {
        // Given
        String first = respondent.play(0);

        // When
        interrupt(first).statusCode(204);
        interrupt(first).statusCode(204);

        // Then
        respondent
                .plan()
                .then()
                .body("exposures.position", equalTo(List.of(1, 1, 2)))
                .body("exposures.viewing", equalTo(List.of(1, 2, 1)))
                .body("exposures.state", equalTo(List.of("PLAYING", "PLANNED", "PLANNED")));
        String next = respondent.exposure(2);
        respondent
                .request()
                .post("/visit/exposures/" + next + "/playing")
                .then()
                .statusCode(409);
        assertThat(respondent.next())
                .hasValueSatisfying(step -> assertThat(step).isInstanceOf(Step.Watch.class));
    }

    @Test
    void anAdThatIsInterruptedTwiceIsNotShownAThirdTime() {
        // Given
        interrupt(respondent.play(0)).statusCode(204);

        // When
        interrupt(respondent.play(1)).statusCode(204);

        // Then
        respondent.plan().then().body("exposures.viewing", equalTo(List.of(1, 2, 1)));
    }

    @Test
    void onlyAPlayingAdOfOnesOwnVisitCanBeInterrupted() {
        // Given
        Respondent stranger = Respondent.watching(other.withAds(1));

        // Then
        interrupt(respondent.exposure(0)).statusCode(409);
        interrupt(stranger.play(0)).statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void whetherASecondViewingMakesTheVisitCompleteIsTheCampaignsRule(boolean counts) {
        // Given
        agency.as(() -> Campaign.update("countSecondViewings = ?1 where id = ?2", counts, agency.campaign));
        String first = respondent.play(0);
        interrupt(first).statusCode(204);
        recorded(first);
        recorded(respondent.play(1));
        recorded(respondent.play(2));

        // When
        respondent.request().post("/visit/completion").then().statusCode(204);

        // Then
        assertThat(agency.as(() -> respondent.visit().disposition))
                .isEqualTo(counts ? Disposition.COMPLETE : Disposition.ENDED);
        assertThat(agency.as(() -> Exposure.required(UUID.fromString(first))))
                .satisfies(exposure -> assertThat(exposure.state).isEqualTo(Exposure.State.INVALID))
                .satisfies(exposure -> assertThat(exposure.invalidReason).isEqualTo("interrupted"));
        assertThat(respondent.show().asString()).contains("Both recordings have arrived.");
    }

    private ValidatableResponse interrupt(String exposure) {
        return respondent
                .request()
                .post("/visit/exposures/" + exposure + "/interruption")
                .then();
    }

    private void recorded(String exposure) {
        agency.as(() -> {
            Exposure played = Exposure.required(UUID.fromString(exposure));
            played.recorded();
            return played;
        });
    }

    @Test
    void ordersAreDrawnByChance() {
        // When
        Agency many = other.withAds(6);
        Set<List<?>> orders = new HashSet<>();
        for (int i = 0; i < 4; i++) {
            Respondent next = new Respondent(many, many.open());
            next.enter();
            next.agree();
            UUID newest = many.as(() -> many.visits().get(many.visits().size() - 1).id);
            orders.add(many.as(() ->
                    Exposure.ofVisit(newest).stream().map(each -> each.adId).toList()));
        }

        // Then four equal orders of six would come once in 373 million
        assertThat(orders).hasSizeGreaterThan(1);
    }

    @Test
    void theFilmIsServedWholeAndInParts() {
        // Given
        String address = respondent.plan().jsonPath().getString("exposures[0].adUrl");
        String film = respondent
                .request()
                .get(address)
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .header("X-Content-Type-Options", "nosniff")
                .header("Accept-Ranges", "bytes")
                .contentType(startsWith("video/mp4"))
                .extract()
                .asString();

        // When
        String part = respondent
                .request()
                .header("Range", "bytes=2-5")
                .get(address)
                .then()
                .statusCode(206)
                .header("Content-Range", "bytes 2-5/" + film.length())
                .header("Content-Length", "4")
                .extract()
                .asString();

        // Then
        assertThat(film).contains(agency.tenant.toString());
        assertThat(part).isEqualTo(film.substring(2, 6));
        respondent.request().header("Range", "bytes=9999-").get(address).then().statusCode(416);
    }

    @Test
    void thePlanSaysForHowLongAnAddressWorks() {
        // Given
        Instant before = Instant.now();

        // When
        JsonPath plan = respondent.plan().jsonPath();

        // Then
        String address = plan.getString("exposures[0].adUrl");
        Instant until = Instant.ofEpochSecond(Long.parseLong(address.replaceAll(".*until=(\\d+).*", "$1")));
        Duration validity = Duration.ofMillis(plan.getLong("exposures[0].adUrlMs"));
        assertThat(until)
                .isBetween(before.plus(validity).minusSeconds(1), Instant.now().plus(validity));
    }

    @Test
    void theFilmsAddressIsOfNoUseToOthers() {
        // Given
        String address = respondent.plan().jsonPath().getString("exposures[0].adUrl");
        Respondent neighbour = new Respondent(agency, agency.open());
        neighbour.enter();
        neighbour.agree();

        // When / Then
        neighbour.request().get(address).then().statusCode(404);
        Respondent.watching(other.withAds(1)).request().get(address).then().statusCode(404);
        RestAssured.given().get(address).then().statusCode(404);
        respondent
                .request()
                .get(address.replaceAll("until=\\d", "until=9"))
                .then()
                .statusCode(404);
        respondent.request().get(address.replaceAll("\\?.*", "")).then().statusCode(404);
    }

    @Test
    void adsArePlayedInTheOrderDrawn() {
        // When
        respondent
                .request()
                .post("/visit/exposures/" + respondent.exposure(1) + "/playing")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:mien:problem:exposure-not-next"));

        // Then
        String first = respondent.play(0);
        assertThat(respondent.state(first)).isEqualTo(Exposure.State.PLAYING);
        assertThat(respondent.next()).containsInstanceOf(Step.Watch.class);
    }

    @Test
    void anotherTabIsTurnedAwayWhileThisOneIsHeardOf() {
        // Given
        String exposure = respondent.play(0);

        // When
        respondent
                .inTab("another-tab-of-it")
                .request()
                .post("/visit/exposures/" + exposure + "/playing")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:mien:problem:visit-elsewhere"));

        // Then
        agency.as(() -> Visit.update(
                "lease.seenAt = ?1 where campaignId = ?2", Instant.now().minusSeconds(60), agency.campaign));
        respondent.plan().then().statusCode(200);
    }

    @Test
    void anAdIsNotShownASecondTimeUnmarked() {
        // Given
        String exposure = respondent.play(0);
        agency.as(() -> Exposure.update(
                "playedAt = ?1 where visitId = ?2 and playedAt is not null",
                Instant.now().minusSeconds(60),
                respondent.visit().id));

        // When
        respondent
                .request()
                .post("/visit/exposures/" + exposure + "/playing")
                .then()
                .statusCode(409);

        // Then
        assertThat(respondent.state(exposure)).isEqualTo(Exposure.State.PLAYING);
    }

    @Test
    void whatWasCutShortIsInterruptedAtTheEnd() {
        // Given
        String first = respondent.play(0);
        String second = respondent.play(1);
        invalidate(respondent, second, "hidden").statusCode(204);

        // When
        respondent.request().post("/visit/completion").then().statusCode(204);

        // Then
        assertThat(respondent.state(first)).isEqualTo(Exposure.State.INVALID);
        assertThat(agency.visits())
                .extracting(visit -> visit.disposition)
                .containsExactly(Disposition.QUALITY_TERMINATED);
    }

    @Test
    void aVisitWithAdsLeftIsNotComplete() {
        // Given
        respondent.play(0);

        // When / Then
        respondent
                .request()
                .post("/visit/completion")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:mien:problem:ads-left"));
    }

    @Test
    void timingLogsAreKeptAsTheyCame() {
        // Given
        String exposure = respondent.play(0);

        // When
        respondent.log(exposure).then().statusCode(204);

        // Then
        assertThat(agency.as(() ->
                        TimingLogBody.ofExposure(UUID.fromString(exposure)).orElseThrow().body))
                .isEqualTo("{\"version\":1}".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void badLogsAndReasonsAreRefused() {
        String exposure = respondent.play(0);
        log(exposure, "not json").statusCode(422);
        log(exposure, "{\"version\":2}").statusCode(422);
        log(exposure, "").statusCode(422);
        log(exposure, " ".repeat(2 * 1024 * 1024 + 1)).statusCode(413);
        invalidate(respondent, exposure, "<script>").statusCode(422);
        respondent.request().post("/visit/exposures/nonsense/playing").then().statusCode(404);
    }

    @Test
    void largeBodiesAreNotRead() {
        String exposure = respondent.play(0);
        log(exposure, " ".repeat(4 * 1024 * 1024)).statusCode(413).body("type", equalTo("urn:mien:problem:too-large"));
        respondent
                .request()
                .contentType("application/x-www-form-urlencoded")
                .body("code=" + "A".repeat(4 * 1024 * 1024))
                .post("/receipt")
                .then()
                .statusCode(413);
    }

    @Test
    void theCameraCheckCannotBeSkipped() {
        // Given
        Respondent hasty = new Respondent(other.withAds(1), other.open());
        hasty.enter();
        hasty.agree();

        // When
        hasty.request()
                .contentType("application/json")
                .body("{\"framesPerSecond\":30}")
                .post("/visit/camera-pass")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:mien:problem:camera-not-checked"));

        // Then
        hasty.request()
                .post("/visit/exposures/" + hasty.exposure(0) + "/playing")
                .then()
                .statusCode(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "9.9"})
    void slowCameraIsRefused(String framesPerSecond) {
        // Given
        Respondent slow = new Respondent(other.withAds(1), other.open());
        slow.enter();
        slow.agree();
        other.as(() -> {
            slow.visit().cameraIsFine(Instant.now());
            return slow;
        });

        // When
        slow.request()
                .contentType("application/json")
                .body("{\"framesPerSecond\":" + framesPerSecond + "}")
                .post("/visit/camera-pass")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:mien:problem:camera-too-slow"));

        // Then
        assertThat(slow.next()).contains(new Step.Camera());
    }

    @Test
    void anotherTenantsCookieFindsNothingAndTouchesNothing() {
        // Given
        String exposure = respondent.play(0);
        Respondent foreign = Respondent.watching(other.withAds(1));

        // When
        foreign.request()
                .post("/visit/exposures/" + exposure + "/playing")
                .then()
                .statusCode(404);
        foreign.log(exposure).then().statusCode(404);
        invalidate(foreign, exposure, "hidden").statusCode(404);

        // Then
        assertThat(respondent.state(exposure)).isEqualTo(Exposure.State.PLAYING);
        assertThat(agency.as(() -> TimingLogBody.count())).isZero();
    }

    private ValidatableResponse log(String exposure, String body) {
        return respondent
                .request()
                .contentType("application/json")
                .body(body)
                .put("/visit/exposures/" + exposure + "/log")
                .then();
    }

    private static ValidatableResponse invalidate(Respondent by, String exposure, String reason) {
        return by.request()
                .contentType("application/json")
                .body("{\"reason\":\"" + reason + "\"}")
                .post("/visit/exposures/" + exposure + "/invalidation")
                .then();
    }
}
