package io.mien.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.fieldwork.Agency;
import io.mien.fieldwork.Disposition;
import io.mien.platform.Digest;
import io.mien.privacy.Consent;
import io.mien.privacy.ConsentText;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Before the camera: an age that is not kept, and a yes to exactly the text that was shown. */
@QuarkusTest
class AdmissionTest {
    @Inject
    Agency agency;

    @Inject
    DataSource dataSource;

    private Respondent respondent;

    @BeforeEach
    void aCampaign() {
        agency.withAds(2);
    }

    @Test
    void theAgeIsAskedFirstAndInWordsThatDoNotLead() {
        // When
        enter("DE");

        // Then
        String page = respondent.show().asString();
        assertThat(page).contains("data-page=\"age\"").doesNotContain("name=\"tick\"");
        assertThat(words(page)).contains("How old are you?").doesNotContain("18");
        respondent
                .tick("notice", "recording")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:mien:problem:age-not-asked"));
        assertThat(consents()).isEmpty();
    }

    @Test
    void eachStepHasANumberOfItsOwn() {
        // When
        respondent = new Respondent(agency, agency.open("DE"));
        String welcome = respondent.look().asString();
        respondent.goOn();
        String age = respondent.show().asString();
        respondent.declareAge("34");
        String agreement = respondent.show().asString();
        respondent.tick("notice", "recording");
        String code = respondent.show().asString();

        // Then
        assertThat(words(welcome)).contains("1 of 7");
        assertThat(words(age)).contains("2 of 7");
        assertThat(words(agreement)).contains("3 of 7");
        assertThat(part(code, "receipt")).contains("4 of 7");
    }

    @Test
    void theCodeBeforeTheTonesIsCountedWithThem() {
        // Given
        agency.as(() -> Ad.update("needsSound = true where campaignId = ?1", agency.campaign));
        enter("DE");

        // When
        respondent.agree();

        // Then
        String page = respondent.show().asString();
        assertThat(part(page, "receipt")).contains("4 of 8");
        assertThat(part(page, "sound")).contains("4 of 8");
        assertThat(part(page, "check")).contains("5 of 8");
    }

    @Test
    void whoIsTooYoungIsThankedAndNothingStaysButHowItEnded() {
        // Given
        enter("DE");

        // When
        respondent.declareAge("17").then().statusCode(303);

        // Then
        respondent.show().then().statusCode(200).body(containsString("data-page=\"screened-out\""));
        assertThat(agency.visits()).singleElement().satisfies(visit -> {
            assertThat(visit.disposition).isEqualTo(Disposition.SCREENED_OUT);
            assertThat(visit.admission().ofAgeAt()).isNull();
            assertThat(visit.admission().receiptDigest()).isNull();
            assertThat(visit.admission().consentedAt()).isNull();
        });
        assertThat(agency.as(() -> Exposure.count())).isZero();
        assertThat(consents()).isEmpty();
    }

    @Test
    void anotherAgeAfterwardsOpensNothing() {
        // Given
        enter("DE");
        respondent.declareAge("17");

        // When
        respondent.declareAge("34");
        respondent.tick("notice", "recording");

        // Then
        assertThat(agency.visits()).extracting(visit -> visit.disposition).containsExactly(Disposition.SCREENED_OUT);
        assertThat(consents()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "121", "young", "17.5"})
    void whatIsNoAgeIsAskedAgain(String years) {
        // Given
        enter("DE");

        // When
        respondent.declareAge(years).then().statusCode(422).body(containsString("aria-invalid=\"true\""));

        // Then
        assertThat(agency.visits()).extracting(visit -> visit.disposition).containsOnlyNulls();
    }

    @ParameterizedTest
    @CsvSource({"20,screened-out", "21,consent"})
    void theCampaignMayAdmitOlderPeopleOnly(String years, String page) {
        // Given
        agency.as(() -> Campaign.update("ageFloor = 21 where id = ?1", agency.campaign));
        enter("DE");

        // When
        respondent.declareAge(years);

        // Then
        respondent.show().then().body(containsString("data-page=\"" + page + "\""));
    }

    @Test
    void theNoticeOfEmotionRecognitionIsABlockOfItsOwnAndNothingIsTicked() {
        // Given
        agency.keeping(30);

        // When
        enter("DE");
        respondent.declareAge("34");
        String page = respondent.show().asString();

        // Then
        assertThat(page)
                .contains("An emotion recognition system will read your facial expressions")
                .contains("value=\"notice\" required")
                .contains("value=\"recording\" required")
                .contains("value=\"keep-recording\"")
                .contains("value=\"model-checks\"")
                .doesNotContain("value=\"keep-recording\" required", "value=\"model-checks\" required", " checked");
    }

    @Test
    void aConsentNamesPackVersionLanguageAndDigestOfTheExactText() {
        // Given
        enter("DE");

        // When
        respondent.agree().then().statusCode(303);

        // Then
        Consent consent = consents().get(0);
        assertThat(consent.pack).isEqualTo("EU");
        assertThat(consent.textVersion).isEqualTo("1");
        assertThat(consent.language).isEqualTo("en");
        assertThat(consent.acknowledged).containsExactly("notice");
        assertThat(consent.purposes).containsExactly("recording");
        ConsentText text = agency.as(() -> consent.text().orElseThrow());
        assertThat(consent.textDigest).isEqualTo(Digest.of(text.words)).isEqualTo(text.digest);
        assertThat(text.words)
                .contains("Example Foods", "privacy@example.com", "Full text (version 1")
                .contains("An emotion recognition system will read your facial expressions");
        respondent.show().then().statusCode(200).body(containsString("data-page=\"visit\""));
    }

    @ParameterizedTest
    @CsvSource({"notice", "recording"})
    void withoutATickThatIsNeededThereIsNoConsent(String only) {
        // Given
        enter("DE");
        respondent.declareAge("34");

        // When
        respondent.tick(only).then().statusCode(422).body(containsString("role=\"alert\""));

        // Then
        assertThat(consents()).isEmpty();
        assertThat(respondent.next()).contains(new Step.Agreement());
    }

    @Test
    void aMissingTickIsToldByThePageInItsLanguageAndNotByTheBrowser() {
        // Given
        agency.keeping(30);
        enter("DE");
        respondent.declareAge("34");
        respondent.request().get("/visit?lang=de");
        assertThat(respondent.show().asString()).containsPattern("<form[^>]*id=\"consent\"[^>]* novalidate>");

        // When
        String page = respondent.tick("notice", "keep-recording").asString();

        // Then
        assertThat(page)
                .contains("role=\"alert\" id=\"consent-missing\">Bitte kreuzen Sie an")
                .contains("value=\"notice\" required checked>")
                .contains("value=\"keep-recording\" checked>")
                .contains("value=\"recording\" required aria-invalid=\"true\" aria-describedby=\"consent-missing\">")
                .contains("value=\"model-checks\">");
    }

    /** A browser that checks a field itself says so in its own language, whatever the page's is. */
    @Test
    void noPageOfARespondentLeavesItsFieldsToTheBrowser() throws IOException {
        try (Stream<Path> templates = Files.list(Path.of("src/main/resources/templates/respondent"))) {
            for (Path template : templates.toList()) {
                String page = Files.readString(template);
                if (page.contains(" required") && page.contains("<form")) {
                    assertThat(page).as(template.toString()).containsPattern("<form[^>]* novalidate>");
                }
            }
        }
    }

    @Test
    void eachPurposeIsAChoiceOfItsOwn() {
        // Given
        agency.keeping(30);
        enter("DE");
        respondent.declareAge("34");

        // When
        respondent.tick("notice", "recording", "model-checks").then().statusCode(303);

        // Then
        assertThat(consents().get(0).purposes).containsExactly("recording", "model-checks");
        assertThat(keptDays()).isNull();
    }

    @Test
    void aVideoIsKeptOnlyWhereItsPersonAllowsIt() {
        // Given
        agency.keeping(30);
        enter("DE");
        respondent.declareAge("34");

        // When
        respondent.tick("notice", "recording", "keep-recording");

        // Then
        assertThat(keptDays()).isEqualTo(30);
    }

    @Test
    void whatWasNotOfferedCannotBeAgreedTo() {
        // Given
        enter("DE");
        respondent.declareAge("34");

        // When
        respondent.tick("notice", "recording", "keep-recording", "release", "sell-my-face");

        // Then
        assertThat(consents().get(0).purposes).containsExactly("recording");
        assertThat(consents().get(0).acknowledged).containsExactly("notice");
    }

    @Test
    void peopleInTheUnitedStatesReleaseTheScanOfTheirFaceApart() {
        // Given
        agency.in("US");
        enter("US");
        respondent.declareAge("34");
        respondent.show().then().body(containsString("Illinois Biometric Information Privacy Act"));

        // When
        respondent.tick("notice", "recording").then().statusCode(422);
        respondent.tick("notice", "release", "recording").then().statusCode(303);

        // Then
        assertThat(consents().get(0).pack).isEqualTo("US");
        assertThat(consents().get(0).acknowledged).containsExactly("notice", "release");
    }

    @Test
    void aTextOfAnotherLanguageIsAnotherText() {
        // Given
        enter("DE");
        respondent.declareAge("34");
        String english = respondent.digest();
        respondent.request().get("/visit?lang=de");

        // When
        respondent
                .request()
                .formParam("text", english)
                .formParam("tick", List.of("notice", "recording"))
                .post("/visit/consent")
                .then()
                .statusCode(409)
                .body(containsString("Ein Emotionserkennungssystem"));

        // Then
        assertThat(consents()).isEmpty();
        assertThat(respondent.digest()).isNotEqualTo(english);
    }

    @Test
    void fieldworkPublishesATextForEachPackAndLanguage() {
        // When
        agency.in("US").open();

        // Then
        assertThat(texts())
                .extracting(text -> text.pack + " " + text.language + " " + text.version)
                .containsExactlyInAnyOrder("EU en 1", "EU de 1", "US en 1", "US de 1");
    }

    @Test
    void openedAgainUnchangedTheTextsStay() {
        // Given
        agency.open();
        agency.close();

        // When
        agency.open();

        // Then
        assertThat(texts()).hasSize(2).allMatch(text -> text.version == 1);
    }

    @Test
    void otherWordsAreANewVersionAndTheOldOneStaysAsItWas() {
        // Given
        agency.open();
        List<String> before = texts().stream().map(text -> text.words).toList();
        agency.close();
        agency.as(() -> Campaign.update("controller = 'Other Foods' where id = ?1", agency.campaign));

        // When
        agency.open();

        // Then
        assertThat(texts()).hasSize(4);
        assertThat(texts().stream().filter(text -> text.version == 1).map(text -> text.words))
                .containsExactlyInAnyOrderElementsOf(before);
        assertThat(texts().stream().filter(text -> text.version == 2).map(text -> text.words))
                .hasSize(2)
                .allMatch(words -> words.contains("Other Foods"));
    }

    @Test
    void theDatabaseLetsNobodyRewriteOrDropAText() throws SQLException {
        for (String rewriting : List.of("update consent_text set words = 'sell'", "delete from consent_text")) {
            // Given
            try (Connection connection = dataSource.getConnection();
                    Statement statement = connection.createStatement()) {
                // When
                ThrowingCallable trying = () -> statement.execute(rewriting);

                // Then
                assertThatThrownBy(trying).hasMessageContaining("permission denied");
            }
        }
    }

    private void enter(String country) {
        respondent = new Respondent(agency, agency.open(country));
        respondent.enter();
    }

    /** What a person reads in the middle of the page. */
    private static String words(String page) {
        return page.substring(page.indexOf("<main"), page.indexOf("</main>")).replaceAll("<[^>]+>", " ");
    }

    private static String part(String page, String name) {
        return words(page.substring(page.indexOf("<main data-part=\"" + name + "\"")));
    }

    private List<Consent> consents() {
        return agency.as(() -> Consent.<Consent>listAll());
    }

    private List<ConsentText> texts() {
        return agency.as(() -> ConsentText.<ConsentText>listAll());
    }

    private Integer keptDays() {
        return agency.as(() -> VideoPromise.to(respondent.visit()).keepDays());
    }
}
