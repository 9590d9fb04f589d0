package io.mien.campaign;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.mien.account.Browser;
import io.mien.account.Desk;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Staff write the questions of a campaign. */
@QuarkusTest
@TestSecurity(user = "rita", roles = "researcher")
class SurveyPagesTest {
    @Inject
    Desk desk;

    private UUID agency;
    private UUID campaign;

    @BeforeEach
    void aCampaignInTwoLanguages() {
        agency = desk.newAgency("Northlight");
        campaign = desk.as(agency, () -> {
            Campaign made = CampaignFixtures.draft("Spring launch");
            made.languages = List.of("en", "de");
            CampaignFixtures.ad(made, 1);
            CountryTarget.want(made, Country.of("DE"), 50);
            return made.id;
        });
    }

    @Test
    void aQuestionIsAddedWrittenOrderedAndRemoved() {
        // Given
        add("end", "SINGLE");
        add("end", "TEXT");
        page("").body(containsString("Not written yet"));

        // When
        save("q1", choice(Map.of()));
        save("q2", Map.of("text.en", "Why?", "text.de", "Warum?", "required", "on", "act", "save"));
        post("/questions/q2/position", Map.of());

        // Then
        assertThat(standing().questions()).extracting(Question::code).containsExactly("q2", "q1");
        assertThat(standing().question("q1").orElseThrow().text().in("de")).isEqualTo("Magst du es?");
        page("").body(containsString("2 questions, ready to be asked."));
        page("/questions/q1/preview?lang=de")
                .body(containsString("Magst du es?"))
                .body(containsString("lang=\"de\""));
        post("/questions/q2/removal", Map.of());
        assertThat(standing().questions()).extracting(Question::code).containsExactly("q1");
        assertThat(standing().nextCode()).isEqualTo("q3");
    }

    @Test
    void optionsAreAddedMovedAndTakenAwayWithTheRestOfTheFormKept() {
        // Given
        add("before", "MULTIPLE");

        // When
        save("q1", choice(Map.of("act", "add")));
        save("q1", choice(Map.of("act", "up-3")));
        save("q1", choice(Map.of("act", "remove-1", "option.2.role", "NONE", "option.3.ends", "on")));

        // Then
        Question question = standing().question("q1").orElseThrow();
        assertThat(question.options()).extracting(AnswerOption::code).containsExactly(3, 2, 4);
        assertThat(question.option(2).orElseThrow().isNone()).isTrue();
        assertThat(question.option(3).orElseThrow().endsVisit()).isTrue();
        assertThat(question.text().in("en")).isEqualTo("Do you like it?");
    }

    @Test
    void whatCannotBeKeptComesBackAsItWasTyped() {
        // Given
        add("end", "NUMBER");

        // When
        sends(Map.of("text.en", "x".repeat(501), "min", "9", "max", "3"))
                .post(address("/questions/q1"))
                .then()
                .statusCode(422)
                .body(containsString("Keep this to 500 characters."))
                .body(containsString("The highest number must not be below the lowest."))
                .body(containsString("x".repeat(501)));

        // Then
        assertThat(standing().question("q1").orElseThrow().text().isEmpty()).isTrue();
    }

    @Test
    void bandsOfAgeAreKeptAndBadOnesComeBack() {
        // Given
        add("before", "AGE_BAND");

        // When
        save(
                "q1",
                Map.of(
                        "text.en", "How old are you?",
                        "text.de", "Wie alt sind Sie?",
                        "required", "on",
                        "bands", "18, 30, 50",
                        "option.17.ends", "on"));

        // Then
        Question age = standing().question("q1").orElseThrow();
        assertThat(age.options()).extracting(AnswerOption::code).containsExactly(17, 1829, 3049, 5099);
        assertThat(age.endsVisit(Set.of("17"))).isTrue();
        page("/questions/q1").body(containsString("Saved and ready to be asked."));
        page("/questions/q1/preview").body(containsString("Only your age group is kept"));
        sends(Map.of("text.en", "How old are you?", "bands", "18, 19"))
                .post(address("/questions/q1"))
                .then()
                .statusCode(422)
                .body(containsString("bands of at least 3 years"))
                .body(containsString("value=\"18, 19\""));
        assertThat(standing().question("q1").orElseThrow()).isEqualTo(age);
    }

    @Test
    void aMatrixAndARankingAreWrittenAndPreviewed() {
        // Given
        add("end", "MATRIX");
        add("end", "RANKING");

        // When
        save(
                "q1",
                choice(Map.of(
                        "points", "SEVEN",
                        "low.en", "Not at all",
                        "low.de", "Gar nicht",
                        "high.en", "Very",
                        "high.de", "Sehr",
                        "flag.0.subject", "q1",
                        "flag.0.comparison", "ANY_OF",
                        "flag.0.values", "1:7, 2:7")));
        save("q2", choice(Map.of()));

        // Then
        Question matrix = standing().question("q1").orElseThrow();
        assertThat(matrix.flaggedIf()).containsExactly(Condition.of("q1", Condition.Comparison.ANY_OF, "1:7", "2:7"));
        page("/questions/q1")
                .body(containsString("Line 1 in English"))
                .body(containsString("Saved and ready to be asked."));
        page("/questions/q1/preview").body(containsString("name=\"line.3\" value=\"7\""));
        page("/questions/q2/preview").body(containsString("data-ranks")).body(containsString("<option value=\"3:3\">"));
        page("").body(containsString("may flag the visit"));
    }

    @Test
    void flagsAreOffUntilStaffTurnThemOn() {
        // When
        page("").body(not(containsString("checked")));
        post("/flags", Map.of("speeding", "on"));

        // Then
        page("").body(containsString("name=\"speeding\" checked"));
        assertThat(desk.as(agency, () -> Campaign.required(campaign).flagStraightLining))
                .isFalse();
        desk.newAgency("Southlight");
        sends(Map.of("speeding", "on")).post(address("/flags")).then().statusCode(404);
    }

    @Test
    void aSurveyJsFileIsTakenOverOnceAndWhatDoesNotFitIsListed() {
        // Given
        String survey = "{\"elements\": [{\"type\": \"comment\", \"name\": \"why\", \"title\": \"Why?\"},"
                + " {\"type\": \"file\", \"name\": \"photo\"}]}";

        // When
        file(survey).statusCode(200).body(containsString("“photo”: no kind of question is like “file”."));

        // Then
        assertThat(standing().questions()).extracting(Question::kind).containsExactly(QuestionKind.TEXT);
        file(survey).statusCode(409);
        given().get(address("/surveyjs"))
                .then()
                .statusCode(200)
                .header("Content-Disposition", "attachment; filename=\"survey.json\"")
                .body("pages[0].elements[0].title.default", equalTo("Why?"));
        desk.newAgency("Southlight");
        given().get(address("/surveyjs")).then().statusCode(404);
        file(survey).statusCode(404);
    }

    @Test
    void aFileThatIsNoSurveyIsRefused() {
        file("not a survey").statusCode(422);
        assertThat(standing().questions()).isEmpty();
    }

    private ValidatableResponse file(String survey) {
        return Browser.on("/campaigns/new")
                .upload()
                .multiPart("survey", "survey.json", survey.getBytes(StandardCharsets.UTF_8), "application/json")
                .post(address("/surveyjs"))
                .then();
    }

    @Test
    void fieldworkStaysClosedWhileAQuestionIsIncomplete() {
        // Given
        add("end", "TEXT");

        // Then
        List<String> missing = desk.as(agency, () -> Campaign.required(campaign).missing().stream()
                .map(Missing::sentence)
                .toList());
        assertThat(missing).contains("Question q1: The question is not written in English, German.");
    }

    @Test
    void changesWaitWhileFieldworkIsOpen() {
        // Given
        add("end", "TEXT");
        save("q1", Map.of("text.en", "Why?", "text.de", "Warum?", "required", "on"));
        desk.as(agency, () -> {
            Campaign.required(campaign).open(Instant.now());
            return true;
        });

        // When
        save("q1", Map.of("text.en", "Why so?", "text.de", "Warum?", "required", "on"));

        // Then
        page("").body(containsString("You changed words.")).body(containsString("Ask this from now on"));
        assertThat(published().number).isEqualTo(1);
        post("/publication", Map.of());
        assertThat(published().number).isEqualTo(2);
        assertThat(published().rewording).isTrue();
        page("").body(not(containsString("Ask this from now on")));
    }

    @Test
    void anotherCampaignsQuestionsAreCopiedWhereThereAreNone() {
        // Given
        add("end", "GENDER");
        UUID second = desk.as(agency, () -> CampaignFixtures.draft("Autumn").id);
        given().accept("text/html")
                .get("/campaigns/" + second + "/survey")
                .then()
                .body(containsString("Begin with the questions of"))
                .body(containsString("Spring launch"));

        // When
        sends(Map.of("from", campaign.toString()))
                .post("/campaigns/" + second + "/survey/copy")
                .then()
                .statusCode(303);

        // Then
        Questionnaire copied = desk.as(agency, () -> SurveyVersion.standing(second));
        assertThat(copied).isEqualTo(standing());
        sends(Map.of("from", campaign.toString()))
                .post("/campaigns/" + second + "/survey/copy")
                .then()
                .statusCode(409);
    }

    @Test
    void anotherAgencyFindsNothing() {
        // Given
        add("end", "TEXT");

        // When
        UUID stranger = desk.newAgency("Southlight");

        // Then
        for (String path : List.of("", "/questions/q1", "/questions/q1/preview")) {
            given().accept("text/html").get(address(path)).then().statusCode(404);
        }
        sends(Map.of("block", "end", "kind", "TEXT"))
                .post(address("/questions"))
                .then()
                .statusCode(404);
        UUID own = desk.as(stranger, () -> CampaignFixtures.draft("Own").id);
        sends(Map.of("from", campaign.toString()))
                .post("/campaigns/" + own + "/survey/copy")
                .then()
                .statusCode(404);
        sends(Map.of("text.en", "Mine")).post(address("/questions/q1")).then().statusCode(404);
        assertThat(standing().questions()).hasSize(1);
    }

    @Test
    void unknownBlocksKindsAndActsAreRefused() {
        // Given
        add("end", "TEXT");

        // Then
        sends(Map.of("block", "between", "kind", "TEXT"))
                .post(address("/questions"))
                .then()
                .statusCode(400);
        sends(Map.of("block", "end", "kind", "DANCE"))
                .post(address("/questions"))
                .then()
                .statusCode(400);
        sends(Map.of("act", "dance")).post(address("/questions/q1")).then().statusCode(404);
        sends(Map.of("act", "save")).post(address("/questions/q9")).then().statusCode(404);
    }

    private static Map<String, String> choice(Map<String, String> further) {
        Map<String, String> form = new HashMap<>();
        form.put("text.en", "Do you like it?");
        form.put("text.de", "Magst du es?");
        form.put("required", "on");
        for (int code = 1; code <= 4; code++) {
            form.put("option." + code + ".en", "Answer " + code);
            form.put("option." + code + ".de", "Antwort " + code);
        }
        form.putAll(further);
        return form;
    }

    private static RequestSpecification sends(Map<String, String> form) {
        return Browser.on("/campaigns/new").form().formParams(form);
    }

    private void add(String block, String kind) {
        post("/questions", Map.of("block", block, "kind", kind));
    }

    private void save(String code, Map<String, String> form) {
        post("/questions/" + code, form);
    }

    private void post(String path, Map<String, String> form) {
        sends(form).post(address(path)).then().statusCode(303);
    }

    private ValidatableResponse page(String path) {
        return given().accept("text/html").get(address(path)).then().statusCode(200);
    }

    private String address(String path) {
        return "/campaigns/" + campaign + "/survey" + path;
    }

    private Questionnaire standing() {
        return desk.as(agency, () -> SurveyVersion.standing(campaign));
    }

    private SurveyVersion published() {
        return desk.as(agency, () -> SurveyVersion.published(campaign).orElseThrow());
    }
}
