package io.mien.language;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.mien.fieldwork.Agency;
import io.mien.visit.Respondent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
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
    void updateThatChangesWordsInterruptsNobody() {
        // Given
        String link = "/i/" + agency.withAds(1, "fr").open();

        // When
        agency.as(() -> TextReview.update("textDigest = ?1", new byte[32]));

        // Then
        given().get(link).then().statusCode(200).body(containsString("<html lang=\"fr\""));
    }

    @ParameterizedTest
    @CsvSource({
        "403,/receipt/nothing,Bitte noch einmal",
        "403,/receipt,Bitte noch einmal",
        "403,/receipt/withdrawal,Bitte noch einmal",
        "403,/visit/consent,Bitte noch einmal",
        "403,/visit/refusal,Bitte noch einmal",
        "403,/visit/withdrawal,Bitte noch einmal",
        "403,/i/nothing,Bitte noch einmal"
    })
    void failureIsToldInTheRespondentsLanguage(int status, String path, String words) {
        refused(path, "de")
                .then()
                .statusCode(status)
                .contentType(ContentType.HTML)
                .body(containsString(words))
                .body(containsString("<html lang=\"de\""))
                .body(not(containsString("/campaigns")));
    }

    @Test
    void refusedFormSpeaksThePagesLanguageAndLeadsBackToIt() {
        refused("/visit/consent?lang=ar", "de")
                .then()
                .statusCode(403)
                .body(containsString("<html lang=\"ar\" dir=\"rtl\""))
                .body(containsString("href=\"/visit?lang=ar\""));
    }

    @Test
    void refusedScriptIsToldAsAProblem() {
        given().header("Sec-Fetch-Site", "cross-site")
                .contentType(ContentType.URLENC)
                .post("/receipt")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:mien:problem:sent-from-elsewhere"));
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
        respondent.show().then().body(containsString("Quel \u00e2ge avez-vous"));
    }

    /** A form that came from another site's page. */
    private static Response refused(String path, String browser) {
        return given().header("Accept-Language", browser)
                .header("Sec-Fetch-Site", "cross-site")
                .accept("text/html")
                .contentType(ContentType.URLENC)
                .post(path);
    }
}
