package io.mien.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.mien.campaign.Ad;
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
        assertThat(agency.as(() -> respondent.session().soundHeard)).isTrue();
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
        assertThat(agency.as(() -> respondent.session().soundHeard)).isFalse();
        assertThat(respondent.play(0)).isNotEmpty();
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
        assertThat(agency.as(() -> respondent.session().soundHeard)).isNull();
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
