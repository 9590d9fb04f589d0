package io.mien.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.mien.account.Desk;
import io.mien.campaign.Condition;
import io.mien.campaign.Placement;
import io.mien.campaign.QuestionKind;
import io.mien.campaign.Surveys;
import io.mien.fieldwork.Agency;
import io.mien.visit.Respondent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Staff read what people answered: as counts, as a file and on the page of one visit. */
@QuarkusTest
@TestSecurity(user = "rita", roles = "researcher")
class AnswerPagesTest {
    @Inject
    Agency agency;

    @Inject
    Desk desk;

    private UUID visit;

    @BeforeEach
    void oneAnswered() {
        agency.withAds(1);
        agency.as(() -> {
            Surveys.publish(
                    agency.campaign,
                    Surveys.single("q1", Placement.BEFORE_ADS, 2)
                            .flaggedIf(List.of(Condition.of("q1", Condition.Comparison.ANY_OF, "2"))),
                    Surveys.question("q2", Placement.BEFORE_ADS, QuestionKind.SCALE, List.of()));
            return true;
        });
        Respondent respondent = new Respondent(agency, agency.open());
        respondent.enter();
        respondent.agree();
        answer(respondent, "q1", "2");
        answer(respondent, "q2", "4");
        visit = agency.visits().get(0).id;
        desk.sitAt(agency.tenant);
    }

    @Test
    void countsStandByCountryWithTheMeanOfScales() {
        page("").statusCode(200)
                .body(containsString("Up to 1 person"))
                .body(containsString("1 <span class=\"small\">100 %</span>"))
                .body(containsString("<td class=\"n\">4.0</td>"));
    }

    @Test
    void theFileHasARowPerVisitAndTheCodebookSaysWhatItsColumnsMean() {
        // When
        String file = page(".csv").statusCode(200).extract().asString();
        String codebook =
                given().get("/campaigns/" + agency.campaign + "/codebook.csv").asString();

        // Then
        List<String> lines = file.lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .startsWith("visit,country,language,survey_version")
                .contains("q1,q1_ms,q2,q2_ms");
        assertThat(lines.get(1)).startsWith(visit + ",DE,en,1,,PENDING,0,2,").contains(",4,");
        assertThat(lines.get(0))
                .endsWith("flag_attention,flag_contradiction,flag_speeding,flag_straight_lining,questions_open");
        assertThat(lines.get(1)).endsWith(",1,0,,,0");
        assertThat(codebook)
                .contains("flag_speeding")
                .contains("1 = Answer 1; 2 = Answer 2")
                .contains("1 = low; 5 = high; unsure = does not know");
    }

    @Test
    void countsAreCutByAnAnswer() {
        page("?by=q1-2")
                .statusCode(200)
                .body(containsString("Answer 2 (n = 1)"))
                .body(containsString("Up to 1 person"));
        page("?by=q1-1")
                .statusCode(200)
                .body(containsString("(n = 0)"))
                .body(containsString("Nobody has answered yet"));
        page("?by=q2-unsure").statusCode(200).body(containsString("does not know (n = 0)"));
        page("?by=q9-1").statusCode(400);
        page("?by=q1-7").statusCode(400);
    }

    @Test
    void whoHasNotFinishedIsCountedAndNamed() {
        page("").body(containsString("1 person has not finished the visit."))
                .body(containsString("of them, visit not finished"));
    }

    @Test
    void flagsAreCountedWithTheirReasonOnTheVisitsPage() {
        page("").body(containsString("Attention check not passed")).body(not(containsString("Very fast answers")));
        given().accept("text/html")
                .get("/visits/" + visit)
                .then()
                .body(containsString("Attention check not passed: q1."));
    }

    @Test
    void aVisitsPageShowsItsAnswers() {
        given().accept("text/html")
                .get("/visits/" + visit)
                .then()
                .statusCode(200)
                .body(containsString("2 Answer 2"))
                .body(containsString("Words of q1"));
    }

    @Test
    @TestSecurity(user = "fred", roles = "fieldwork")
    void fieldworkSeesCountsAndNoPersonsAnswers() {
        page("").statusCode(200).body(not(containsString("answers.csv")));
        page(".csv").statusCode(403);
    }

    @Test
    @TestSecurity(user = "carla", roles = "client-viewer")
    void clientViewersSeeNeither() {
        page("").statusCode(403);
        page(".csv").statusCode(403);
    }

    @Test
    void anotherAgencyFindsNothing() {
        // When
        desk.newAgency("Southlight");

        // Then
        page("").statusCode(404);
        page(".csv").statusCode(404);
        given().get("/campaigns/" + agency.campaign + "/codebook.csv").then().statusCode(404);
    }

    private ValidatableResponse page(String ending) {
        return given().accept(ending.startsWith(".") ? "text/csv" : "text/html")
                .get("/campaigns/" + agency.campaign + "/answers" + ending)
                .then();
    }

    private static void answer(Respondent respondent, String code, String value) {
        respondent.show();
        respondent
                .request()
                .formParam("question", code)
                .formParam("value", value)
                .post("/visit/questions")
                .then()
                .statusCode(303);
    }
}
