package io.mien.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.mien.fieldwork.Agency;
import io.mien.platform.Ids;
import io.mien.privacy.Consent;
import io.mien.privacy.ConsentText;
import io.mien.visit.Respondent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Not one byte without the current consent. */
@QuarkusTest
class ConsentTest {
    private static final String MISSING = "urn:mien:problem:consent-missing";

    @Inject
    Agency agency;

    @Test
    void withoutConsentNoByteIsAccepted() {
        // Given
        Respondent respondent = new Respondent(agency.withAds(1), agency.open());
        respondent.enter();
        Upload upload = new Upload(respondent, Ids.next().toString());

        // When
        refused(upload.create("video/webm"));

        // Then
        refused(respondent.plan());
        refused(picture(respondent));
        assertThat(agency.as(() -> Recording.count())).isZero();
    }

    @Test
    void anAgeAloneIsNoConsent() {
        // Given
        Respondent respondent = new Respondent(agency.withAds(1), agency.open());
        respondent.enter();

        // When
        respondent.declareAge("34");

        // Then
        refused(respondent.plan());
        refused(picture(respondent));
    }

    @Test
    void aConsentToAnOlderTextIsNoneUntilTheNewOneIsAgreedTo() {
        // Given
        Respondent respondent = Respondent.watching(agency.withAds(1));
        Upload upload = new Upload(respondent, respondent.play(0)).created();
        upload.send(Upload.video(1000)).then().statusCode(204);

        // When
        newWords();

        // Then
        refused(upload.send(Upload.video(1000)));
        refused(respondent.plan());
        refused(picture(respondent));
        assertThat(upload.recording().acknowledgedBytes).isEqualTo(1000);
        respondent.tick("notice", "recording").then().statusCode(303);
        upload.send(Upload.video(1000)).then().statusCode(204);
        assertThat(agency.as(() -> Consent.<Consent>listAll()))
                .extracting(consent -> consent.textVersion)
                .containsExactlyInAnyOrder("1", "2");
    }

    @Test
    void aConsentWhoseRowIsGoneIsNone() {
        // Given
        Respondent respondent = Respondent.watching(agency.withAds(1));
        Upload upload = new Upload(respondent, respondent.play(0)).created();

        // When
        agency.as(() -> Consent.deleteAll());

        // Then
        refused(upload.send(Upload.video(1000)));
        assertThat(upload.recording().acknowledgedBytes).isZero();
    }

    /** As if fieldwork had opened again with another release of Mien. */
    private void newWords() {
        agency.as(() -> {
            ConsentText.<ConsentText>listAll()
                    .forEach(text -> ConsentText.publish(
                            new ConsentText.Place(text.campaignId, text.pack, text.language),
                            text.version + 1,
                            text.words.replace("voluntary", "your choice"),
                            Instant.now()));
            return agency.campaign;
        });
    }

    private static Response picture(Respondent respondent) {
        return respondent.request().contentType("image/jpeg").body(new byte[10]).post("/visit/camera-check");
    }

    private static void refused(Response response) {
        response.then().statusCode(403).body("type", equalTo(MISSING));
    }
}
