package io.mien.consent;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.mien.account.Browser;
import io.mien.account.Desk;
import io.mien.campaign.Campaign;
import io.mien.campaign.CampaignFixtures;
import io.mien.campaign.Country;
import io.mien.campaign.CountryTarget;
import io.mien.campaign.Retention;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestSecurity(user = "rita", roles = "researcher")
class TextPagesTest {
    @Inject
    Desk desk;

    private UUID agency;
    private UUID campaign;

    @BeforeEach
    void aCampaignInTwoPartsOfTheWorld() {
        agency = desk.newAgency("Northlight");
        campaign = desk.as(agency, () -> {
            Campaign made = CampaignFixtures.draft("Spring launch");
            CampaignFixtures.ad(made, 1);
            CountryTarget.want(made, Country.of("DE"), 50);
            CountryTarget.want(made, Country.of("US"), 50);
            return made.id;
        });
    }

    @Test
    void aDraftShowsItsPacksAndWhatWillBePublished() {
        // Given
        alsoInGerman();

        // When
        String page = page("");

        // Then
        assertThat(page)
                .contains("European Economic Area", "United States", "Germany", "AI Act Art. 50(3)", "BIPA")
                .contains("published when fieldwork opens", "/texts/US?lang=de");
    }

    @Test
    void inFieldworkEachTextHasItsVersionAndDigest() {
        // When
        open();

        // Then
        assertThat(page(""))
                .contains("current", "lang=en&amp;version=1")
                .doesNotContain("published when fieldwork opens");
    }

    @Test
    void aTextIsShownAsARespondentReadsIt() {
        // Given
        alsoInGerman();

        // When
        String german = page("/US?lang=de");

        // Then
        assertThat(german)
                .contains("lang=\"de\"", "class=\"preview\"", "Illinois Biometric Information Privacy Act")
                .contains("Northlight Agency", "Ein Emotionserkennungssystem")
                .doesNotContain("/visit/consent", " checked");
    }

    @ParameterizedTest
    @CsvSource({
        "en,1,kept for 1 day ",
        "ar,3,\u0644\u0645\u062f\u0629 3 \u0623\u064a\u0627\u0645",
        "pl,1,przez 1 dzie\u0144",
        "de,30,30 Tage aufbewahrt"
    })
    void aTextCountsAsItsLanguageDoes(String language, int days, String words) {
        // When
        desk.as(agency, () -> {
            Campaign made = Campaign.required(campaign);
            made.languages = List.of(language);
            made.retention = Retention.KEEP;
            made.keepDays = days;
            return made;
        });

        // Then
        assertThat(page("/US?lang=" + language)).contains(words);
    }

    @Test
    void anOldVersionReadsAsItDid() {
        // Given
        open();
        String before = words(page("/EU?lang=en&version=1"));
        close();
        desk.as(agency, () -> Campaign.update("controllerContact = 'new@northlight.example' where id = ?1", campaign));

        // When
        open();

        // Then
        assertThat(words(page("/EU?lang=en&version=1"))).isEqualTo(before).contains("privacy@northlight.example");
        assertThat(words(page("/EU?lang=en&version=2"))).contains("new@northlight.example");
        assertThat(words(page("/EU?lang=en"))).isEqualTo(words(page("/EU?lang=en&version=2")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/JP", "/MARS", "/EU?lang=en&version=9"})
    void aTextThatIsNotThisCampaignsIsNotThere(String path) {
        assertThat(given().accept("text/html")
                        .get("/campaigns/" + campaign + "/texts" + path)
                        .statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({"/EU?lang=fr, lang is one of en", "/EU?version=1.0, version is a whole number"})
    void whatTheAddressCannotMeanIsSaidByItsName(String path, String words) {
        // When
        var answer = given().accept("text/html").get("/campaigns/" + campaign + "/texts" + path);

        // Then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.asString()).contains(words);
    }

    private void alsoInGerman() {
        desk.as(agency, () -> Campaign.required(campaign).languages = List.of("en", "de"));
    }

    private void open() {
        Browser.on("/campaigns/new")
                .form()
                .post("/campaigns/" + campaign + "/fieldwork")
                .then()
                .statusCode(303);
    }

    private void close() {
        Browser.on("/campaigns/new")
                .form()
                .post("/campaigns/" + campaign + "/fieldwork/closure")
                .then()
                .statusCode(303);
    }

    private String page(String path) {
        return given().accept("text/html")
                .get("/campaigns/" + campaign + "/texts" + path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static String words(String page) {
        return page.substring(page.indexOf("<main"), page.indexOf("</main>"));
    }
}
