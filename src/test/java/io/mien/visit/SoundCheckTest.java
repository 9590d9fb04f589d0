package io.mien.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.fieldwork.Agency;
import io.mien.fieldwork.Disposition;
import io.mien.fieldwork.Validity;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SoundCheckTest {
    @Inject
    Agency agency;

    @Test
    void itIsAskedOnceAndOnlyWhereAnAdNeedsSound() {
        // Given
        agency.withAds(2);
        Respondent respondent = Respondent.watching(agency);
        respondent.plan().then().body("soundCheck", equalTo(false));

        // When
        needSound();

        // Then
        respondent.plan().then().body("soundCheck", equalTo(true));
        tell(respondent, "{\"heard\":true}").statusCode(204);
        respondent.plan().then().body("soundCheck", equalTo(false));
        assertThat(agency.as(() -> respondent.visit().sound().heard())).isTrue();
    }

    @Test
    void whoCannotHearGoesOn() {
        // Given
        agency.withAds(1);
        needSound();
        Respondent respondent = Respondent.watching(agency);

        // When
        tell(respondent, "{\"heard\":false}").statusCode(204);

        // Then
        assertThat(agency.as(() -> respondent.visit().sound().heard())).isFalse();
        assertThat(respondent.play(0)).isNotEmpty();
    }

    @Test
    void withoutACameraItIsAskedToo() {
        // Given
        agency.withAds(1);
        needSound();
        Respondent respondent = withoutCamera();
        respondent.plan().then().body("soundCheck", equalTo(true));
        respondent.show().then().body(containsString("data-part=\"sound\""));

        // When
        tell(respondent, "{\"heard\":true}").statusCode(204);

        // Then
        respondent.plan().then().body("soundCheck", equalTo(false));
        assertThat(watchAll(respondent, 1).validity).isEqualTo(Validity.PENDING);
    }

    @Test
    void whoHeardNothingWithoutACameraIsThankedAndDoesNotCount() {
        // Given
        agency.withAds(2);
        needSound();
        Respondent respondent = withoutCamera();

        // When
        tell(respondent, "{\"heard\":false}").statusCode(204);

        // Then
        Visit visit = watchAll(respondent, 2);
        assertThat(visit.disposition).isEqualTo(Disposition.COMPLETE_WITHOUT_CAMERA);
        assertThat(visit.validity).isEqualTo(Validity.REVERSED);
        assertThat(visit.reversalReason).isEqualTo("SOUND_NOT_HEARD");
        respondent.show().then().body(containsString("You have seen the films."));
    }

    @Test
    void anAdThatNeedsNoSoundCountsForWhoHeardNothing() {
        // Given
        agency.withAds(2);
        agency.as(() -> {
            Ad first = Ad.ofCampaign(agency.campaign).get(0);
            first.needsSound = true;
            return first;
        });
        Respondent respondent = withoutCamera();

        // When
        tell(respondent, "{\"heard\":false}").statusCode(204);

        // Then
        assertThat(watchAll(respondent, 2).validity).isEqualTo(Validity.PENDING);
    }

    @Test
    void whatSaysNothingIsRefusedAndNothingIsToldBeforeConsent() {
        // Given
        agency.withAds(1);
        Respondent respondent = new Respondent(agency, agency.open());
        respondent.enter();

        // When
        // Then
        tell(respondent, "{\"heard\":true}").statusCode(403);
        respondent.agree();
        tell(respondent, "{}").statusCode(422);
        assertThat(agency.as(() -> respondent.visit().sound().heard())).isNull();
    }

    private Respondent withoutCamera() {
        agency.as(() -> Campaign.update("cameraOptional = true where id = ?1", agency.campaign));
        Respondent respondent = new Respondent(agency, agency.open());
        respondent.enterWithoutCamera();
        respondent.agreeWithoutCamera().then().statusCode(303);
        return respondent;
    }

    private Visit watchAll(Respondent respondent, int films) {
        for (int place = 0; place < films; place++) {
            String watched = "/visit/exposures/" + respondent.play(place) + "/watched";
            respondent.request().post(watched).then().statusCode(204);
        }
        respondent.request().post("/visit/completion").then().statusCode(204);
        return agency.as(respondent::visit);
    }

    private void needSound() {
        agency.as(() -> Ad.update("needsSound = true where campaignId = ?1", agency.campaign));
    }

    private static ValidatableResponse tell(Respondent respondent, String body) {
        return respondent
                .request()
                .contentType("application/json")
                .body(body)
                .post("/visit/sound")
                .then();
    }
}
