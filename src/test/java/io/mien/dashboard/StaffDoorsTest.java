package io.mien.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.mien.account.Browser;
import io.mien.account.Desk;
import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.campaign.CampaignFixtures;
import io.mien.campaign.CampaignStatus;
import io.mien.campaign.Country;
import io.mien.campaign.CountryTarget;
import io.mien.platform.Ids;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every staff address against another agency, a client viewer and a stranger. */
@QuarkusTest
class StaffDoorsTest {
    private static final String PATHS = """
            GET    /campaigns/{campaign}
            GET    /campaigns/{campaign}/progress
            GET    /campaigns/{campaign}/plan
            FORM   /campaigns/{campaign}/plan
            UPLOAD /campaigns/{campaign}/ads
            GET    /campaigns/{campaign}/ads/{ad}/poster
            FORM   /campaigns/{campaign}/ads/{ad}/position
            FORM   /campaigns/{campaign}/ads/{ad}/removal
            FORM   /campaigns/{campaign}/countries
            FORM   /campaigns/{campaign}/countries/DE/removal
            FORM   /campaigns/{campaign}/fieldwork
            FORM   /campaigns/{campaign}/fieldwork/closure
            FORM   /campaigns/{campaign}/previews
            FORM   /campaigns/{campaign}/archive
            FORM   /campaigns/{campaign}/archive/removal
            FORM   /campaigns/{campaign}/coding
            FORM   /campaigns/{campaign}/sample/removal
            GET    /campaigns/{campaign}/texts
            GET    /campaigns/{campaign}/texts/EU
            GET    /campaigns/{campaign}/sessions
            GET    /campaigns/{campaign}/sessions.csv
            GET    /campaigns/{campaign}/countries.csv
            GET    /campaigns/{campaign}/imports
            IMPORT /campaigns/{campaign}/imports
            FORM   /recordings/{campaign}/coding
            GET    /campaigns/{campaign}/models
            FORM   /campaigns/{campaign}/own-model
            FORM   /campaigns/{campaign}/rescoring
            FORM   /models/{campaign}/removal
            GET    /sessions/{campaign}/exposures/{ad}/frame
            GET    /api/v1/campaigns/{campaign}
            PUT    /api/v1/campaigns/{campaign}
            GET    /api/v1/campaigns/{campaign}/ads
            FILM   /api/v1/campaigns/{campaign}/ads
            GET    /api/v1/campaigns/{campaign}/ads/{ad}
            DELETE /api/v1/campaigns/{campaign}/ads/{ad}
            PUT    /api/v1/campaigns/{campaign}/ads/{ad}/position
            GET    /api/v1/campaigns/{campaign}/countries
            PUT    /api/v1/campaigns/{campaign}/countries/DE
            DELETE /api/v1/campaigns/{campaign}/countries/DE
            POST   /api/v1/campaigns/{campaign}/fieldwork
            DELETE /api/v1/campaigns/{campaign}/fieldwork
            DELETE /api/v1/campaigns/{campaign}/sample
            POST   /api/v1/campaigns/{campaign}/archive
            DELETE /api/v1/campaigns/{campaign}/archive
            GET    /api/v1/campaigns/{campaign}/links
            POST   /api/v1/campaigns/{campaign}/previews
            GET    /api/v1/campaigns/{campaign}/progress
            GET    /api/v1/campaigns/{campaign}/sessions
            GET    /api/v1/campaigns/{campaign}/sessions.csv
            FILM   /api/v1/campaigns/{campaign}/imports?ad={ad}&country=DE
            POST   /api/v1/recordings/{campaign}/coding
            GET    /api/v1/campaigns/{campaign}/models
            PUT    /api/v1/campaigns/{campaign}/own-model
            DELETE /api/v1/campaigns/{campaign}/own-model
            POST   /api/v1/campaigns/{campaign}/rescoring
            DELETE /api/v1/models/{campaign}
            """;

    private static final String BODY =
            "{\"name\":\"Taken\",\"controller\":\"x\",\"controllerContact\":\"x\",\"target\":1,\"position\":2}";

    @Inject
    Desk desk;

    private UUID theirs;
    private UUID campaign;
    private UUID ad;

    @BeforeEach
    void anotherAgencyHasACampaign() {
        theirs = desk.newAgency("Southlight");
        campaign = desk.as(theirs, () -> {
            Campaign made = CampaignFixtures.draft("Secret");
            ad = CampaignFixtures.ad(made, 1).id;
            CountryTarget.want(made, Country.of("DE"), 50);
            return made.id;
        });
    }

    @Test
    @TestSecurity(user = "dana", roles = "agency-admin")
    void aForeignCampaignIsNotThereAndStaysUntouched() {
        // Given
        desk.newAgency("Northlight");

        // When
        PATHS.lines().forEach(line -> {
            Response foreign = knock(line, campaign, ad);
            Response random = knock(line, Ids.next(), Ids.next());

            // Then
            assertThat(foreign.statusCode()).as(line).isEqualTo(404);
            assertThat(random.statusCode()).as(line).isEqualTo(404);
            assertThat(foreign.asString()).as(line).doesNotContain("Secret");
        });
        assertThat(given().accept("text/html").get("/campaigns").asString()).doesNotContain("Secret");
        assertThat(given().get("/api/v1/campaigns").asString()).isEqualTo("[]");
        desk.as(theirs, () -> {
            Campaign untouched = Campaign.required(campaign);
            assertThat(untouched.name).isEqualTo("Secret");
            assertThat(untouched.status).isEqualTo(CampaignStatus.DRAFT);
            assertThat(untouched.ads()).extracting(each -> each.id).containsExactly(ad);
            assertThat(untouched.targets()).extracting(target -> target.target).containsExactly(50);
            assertThat(Ad.count()).isEqualTo(1);
            return campaign;
        });
    }

    @Test
    @TestSecurity(user = "vic", roles = "client-viewer")
    void aClientViewerReadsDashboardsOnly() {
        // Given
        desk.as(theirs, () -> {
            Campaign.required(campaign).open(java.time.Instant.now());
            return campaign;
        });

        // When
        PATHS.lines()
                .filter(line -> !line.endsWith("/campaigns/{campaign}") || line.contains("/api/"))
                .filter(line -> !line.endsWith("/poster"))
                .forEach(line -> assertThat(bare(line, campaign, ad).statusCode())
                        .as(line)
                        .isEqualTo(403));

        // Then
        assertThat(given().accept("text/html").get("/campaigns/new").asString())
                .contains("Your role does not allow this.", "administrator");
        String page = given().accept("text/html").get("/campaigns/" + campaign).asString();
        assertThat(page)
                .contains("/campaigns/" + campaign + "/ads/" + ad)
                .doesNotContain("/i/", "/sessions", "/imports", "/fieldwork");
    }

    @Test
    @TestSecurity(user = "vic", roles = "client-viewer")
    void aDraftIsNothingToReadForAClientViewer() {
        assertThat(given().accept("text/html").get("/campaigns/" + campaign).statusCode())
                .isEqualTo(404);
        assertThat(given().accept("text/html").get("/campaigns").asString())
                .doesNotContain("Secret")
                .contains("Nothing to read yet.");
    }

    @Test
    void aStrangerIsAskedToLogIn() {
        PATHS.lines().forEach(line -> assertThat(bare(line, campaign, ad).statusCode())
                .as(line)
                .isEqualTo(401));
    }

    @ParameterizedTest
    @CsvSource({"/,Log in", "/nothing-here,nothing here"})
    void aStrangerGetsAPageWithTheNextStep(String path, String words) {
        assertThat(given().accept("text/html").get(path).asString()).containsIgnoringCase(words);
    }

    /** As a person whose page is open: with cookie and token. */
    private static Response knock(String line, UUID campaign, UUID ad) {
        String method = line.split("\\s+")[0];
        String path = path(line, campaign, ad);
        return switch (method) {
            case "FORM" -> filled(Browser.on("/campaigns/new").form()).post(path);
            case "UPLOAD" ->
                Browser.on("/campaigns/new")
                        .upload()
                        .multiPart("film", "film.mp4", new byte[] {1}, "video/mp4")
                        .post(path);
            case "IMPORT" ->
                Browser.on("/campaigns/new")
                        .upload()
                        .multiPart("recording", "face.mp4", new byte[] {1}, "video/mp4")
                        .multiPart("ad", ad.toString())
                        .multiPart("country", "DE")
                        .multiPart("offset", "0")
                        .post(path);
            default -> bare(line, campaign, ad);
        };
    }

    private static Response bare(String line, UUID campaign, UUID ad) {
        String method = line.split("\\s+")[0];
        String path = path(line, campaign, ad);
        RequestSpecification request = given().redirects().follow(false);
        return switch (method) {
            case "FORM" ->
                request.contentType("application/x-www-form-urlencoded").post(path);
            case "UPLOAD" ->
                request.multiPart("film", "film.mp4", new byte[] {1}, "video/mp4")
                        .post(path);
            case "FILM" -> request.contentType("video/mp4").body(new byte[] {1}).post(path);
            case "PUT" -> request.contentType("application/json").body(BODY).put(path);
            case "POST" -> request.contentType("application/json").post(path);
            case "DELETE" -> request.delete(path);
            default -> request.get(path);
        };
    }

    private static RequestSpecification filled(RequestSpecification form) {
        return form.formParam("name", "Taken")
                .formParam("controller", "x")
                .formParam("controllerContact", "x")
                .formParam("languages", "en")
                .formParam("country", "FR")
                .formParam("target", "5")
                .formParam("position", "1");
    }

    private static String path(String line, UUID campaign, UUID ad) {
        return line.strip()
                .split("\\s+")[1]
                .replace("{campaign}", campaign.toString())
                .replace("{ad}", ad.toString());
    }
}
