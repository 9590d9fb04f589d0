package io.mien.visit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.mien.campaign.Ad;
import io.mien.campaign.AdTrack;
import io.mien.fieldwork.Agency;
import io.mien.platform.Tampered;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class VisitTracksTest {
    private static final String TEXT = "WEBVTT\n\n00:00:00.100 --> 00:00:01.000\nGuten Morgen\n";
    private static final Pattern ADDRESS = Pattern.compile("data-address=\"([^\"]+)\"");

    @Inject
    Agency agency;

    private Respondent respondent;

    @BeforeEach
    void adWithGermanCaptions() {
        agency.withAds(1);
        agency.as(() -> {
            Ad ad = Ad.ofCampaign(agency.campaign).get(0);
            track(ad, AdTrack.Kind.CAPTIONS, "de");
            return ad;
        });
        respondent = new Respondent(agency, agency.open());
        respondent.enter();
    }

    @Test
    void captionsAreOfferedAndReadByTheVisitAlone() {
        // Given
        respondent.agree();
        String page = respondent.show().asString();
        assertThat(page).contains("data-track=\"captions\"", ">Deutsch</option>", "respondent-tracks");
        String address = address(page);

        // Then
        respondent
                .request()
                .get(address)
                .then()
                .statusCode(200)
                .contentType(containsString("text/vtt"))
                .body(equalTo(TEXT));
        given().get(address).then().statusCode(404);
        respondent.request().get(Tampered.signature(address)).then().statusCode(404);
        Respondent other = new Respondent(agency, agency.open());
        other.enter();
        other.agree();
        other.request().get(address).then().statusCode(404);
    }

    @Test
    void adWithoutTextsOffersNone() {
        // Given
        agency.as(() -> AdTrack.deleteAll());
        respondent.agree();

        // Then
        assertThat(respondent.show().asString()).doesNotContain("data-track", "respondent-tracks");
    }

    @Test
    void whatWasOnIsKeptWithThePlaying() {
        // Given
        respondent.agree();
        respondent.passCamera();
        String exposure = respondent.exposure(0);

        // When
        play(exposure, "de", null).then().statusCode(204);

        // Then
        Exposure played = agency.as(() -> Exposure.required(UUID.fromString(exposure)));
        assertThat(played.captions).isEqualTo("de");
        assertThat(played.descriptions).isNull();
        play(exposure, "", null).then().statusCode(204);
        assertThat(agency.as(() -> Exposure.required(UUID.fromString(exposure)).captions))
                .as("said again, the later one stands")
                .isEmpty();
    }

    @Test
    void whatTheAdDoesNotHaveIsRefusedAndBeginsNothing() {
        // Given
        respondent.agree();
        respondent.passCamera();
        String exposure = respondent.exposure(0);

        // Then
        play(exposure, "ja", null).then().statusCode(422).body("type", equalTo("urn:mien:problem:track-unknown"));
        play(exposure, "de", "de").then().statusCode(422);
        assertThat(respondent.state(exposure)).isEqualTo(Exposure.State.PLANNED);
    }

    @Test
    void ofAnAdWithoutTextsNothingIsKnown() {
        // Given
        agency.as(() -> AdTrack.deleteAll());
        respondent.agree();
        respondent.passCamera();
        String exposure = respondent.exposure(0);

        // When
        play(exposure, "", "").then().statusCode(204);

        // Then
        Exposure played = agency.as(() -> Exposure.required(UUID.fromString(exposure)));
        assertThat(played.captions).isNull();
        assertThat(played.descriptions).isNull();
    }

    @Test
    void pageThatSaysNothingPlaysAllTheSame() {
        // Given
        respondent.agree();
        respondent.passCamera();

        // When
        String exposure = respondent.play(0);

        // Then
        assertThat(agency.as(() -> Exposure.required(UUID.fromString(exposure)).captions))
                .isNull();
    }

    private Response play(String exposure, String captions, @Nullable String descriptions) {
        RequestSpecification request = respondent.request().formParam("captions", captions);
        if (descriptions != null) {
            request.formParam("descriptions", descriptions);
        }
        return request.post("/visit/exposures/" + exposure + "/playing");
    }

    /** Captions in two languages and descriptions in one. */
    static void describe(Ad ad) {
        track(ad, AdTrack.Kind.CAPTIONS, "de");
        track(ad, AdTrack.Kind.CAPTIONS, "ja");
        track(ad, AdTrack.Kind.DESCRIPTIONS, "ar");
    }

    private static void track(Ad ad, AdTrack.Kind kind, String language) {
        AdTrack track = new AdTrack();
        track.adId = ad.id;
        track.kind = kind;
        track.language = language;
        track.body = TEXT;
        track.cues = 1;
        track.createdAt = Instant.now();
        track.persist();
    }

    private static String address(String page) {
        Matcher found = ADDRESS.matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1).replace("&amp;", "&");
    }
}
