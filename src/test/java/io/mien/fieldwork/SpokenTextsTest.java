package io.mien.fieldwork;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In which words respondents are met. */
@QuarkusTest
class SpokenTextsTest {
    @Inject
    Agency agency;

    @ParameterizedTest
    @CsvSource({
        "ar,ar,rtl,يُرجى مشاهدة 3 أفلام قصيرة",
        "he,iw-IL,rtl,צפו ב־3 סרטונים",
        "pl,pl-PL,ltr,Proszę obejrzeć 3 krótkie filmy",
        "pt-BR,pt-PT,ltr,Assista a 3 filmes curtos",
        "zh-Hans,zh-CN,ltr,观看 3 部短片",
        "ja,ja-JP,ltr,短い動画を 3 本",
        "hi,hi,ltr,3 छोटी फ़िल्में"
    })
    void pageSpeaksTheBrowsersLanguageWithItsDirectionAndNumbers(
            String tag, String browser, String direction, String words) {
        // Given
        String link = "/i/" + agency.withAds(3, "en", tag).open();

        // Then
        given().header("Accept-Language", browser)
                .get(link)
                .then()
                .statusCode(200)
                .body(containsString("<html lang=\"" + tag + "\" dir=\"" + direction + "\">"))
                .body(containsString(words))
                .body(containsString(link + "?lang=en"));
    }

    @Test
    void languageWhoseWordsChangedIsNotOfferedUntilReadAgain() {
        // Given
        String link = "/i/" + agency.withAds(1).open();
        String preview = "/i/" + agency.preview();

        // When
        agency.as(() -> TextReview.update("textDigest = ?1", new byte[32]));

        // Then
        given().header("Accept-Language", "de")
                .get(link)
                .then()
                .statusCode(200)
                .body(containsString("<html lang=\"en\""))
                .body(not(containsString("lang=de")));
        given().header("Accept-Language", "de").get(preview).then().body(containsString("<html lang=\"de\""));
    }

    @Test
    void doorIsClosedWhenNoLanguageOfTheCampaignIsReviewed() {
        // Given
        String link = "/i/" + agency.withAds(1, "de").open();

        // When
        agency.as(() -> TextReview.deleteAll());

        // Then
        given().get(link).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({"404,/receipt/nothing,Dieser Link funktioniert nicht", "400,/receipt,Etwas ist schiefgegangen"})
    void failureIsToldInTheRespondentsLanguage(int status, String path, String words) {
        given().header("Accept-Language", "de")
                .accept("text/html")
                .contentType("application/x-www-form-urlencoded")
                .post(path)
                .then()
                .statusCode(status)
                .body(containsString(words))
                .body(containsString("<html lang=\"de\""))
                .body(not(containsString("/campaigns")));
    }

    @Test
    void visitGoesOnInAnotherLanguageWhenAsked() {
        // Given
        Respondent respondent = new Respondent(agency.withAds(1, "en", "fr"), agency.open());
        respondent.enter();

        // When
        respondent.request().get("/visit?lang=fr").then().body(containsString("<html lang=\"fr\""));
        respondent.request().get("/visit?lang=ja").then().body(containsString("<html lang=\"fr\""));

        // Then
        respondent.show().then().body(containsString("Souhaitez-vous participer"));
    }
}
