package io.mien.survey;

import static io.mien.campaign.Placement.AFTER_EACH_AD;
import static io.mien.campaign.Placement.AT_END;
import static io.mien.campaign.Placement.BEFORE_ADS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import io.mien.campaign.AnswerOption;
import io.mien.campaign.Condition;
import io.mien.campaign.Condition.Comparison;
import io.mien.campaign.Question;
import io.mien.campaign.QuestionKind;
import io.mien.campaign.Surveys;
import io.mien.fieldwork.Agency;
import io.mien.fieldwork.Disposition;
import io.mien.fieldwork.VisitEvent;
import io.mien.jobs.Job;
import io.mien.visit.Respondent;
import io.mien.visit.Visit;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Questions in a visit, over HTTP: before the ads as pages, between and after them as parts of the visit's page. */
@QuarkusTest
class AskedVisitTest {
    private static final Pattern ABOUT = Pattern.compile("name=\"about\" value=\"([^\"]*)\"");

    @Inject
    Agency agency;

    @Inject
    Agency other;

    @Inject
    @Any
    Instance<Job> jobs;

    private Respondent respondent;

    private void asked(Question... questions) {
        agency.withAds(2);
        agency.as(() -> {
            Surveys.publish(agency.campaign, questions);
            return true;
        });
        respondent = new Respondent(agency, agency.open());
        respondent.enter();
        respondent.agree();
    }

    @Test
    void aQuestionBeforeTheAdsIsAPageAndItsAnswerIsKept() {
        // Given
        asked(Surveys.single("q1", BEFORE_ADS, 2), Surveys.single("q2", BEFORE_ADS, 2));
        respondent.show().then().body(containsString("Words of q1")).body(containsString("4 of 8"));

        // When
        answer("q1", "2").statusCode(303);

        // Then
        respondent.show().then().body(containsString("Words of q2"));
        assertThat(answers()).extracting(Answer::isAnswered).containsExactly(true, false);
        assertThat(answers().get(0).chosen).containsExactly(2);
        answer("q2", "1").statusCode(303);
        respondent.show().then().body(containsString("data-page=\"visit\""));
    }

    @Test
    void anAnswerThatEndsTheVisitEndsItOnce() {
        // Given
        asked(Surveys.question(
                "q1", BEFORE_ADS, QuestionKind.SINGLE, List.of(Surveys.screening(1), Surveys.option(2))));
        respondent.show();

        // When
        answer("q1", "1").statusCode(303);
        answer("q1", "1").statusCode(409);

        // Then
        respondent.show().then().body(containsString("data-page=\"screened-out\""));
        assertThat(visit().disposition).isEqualTo(Disposition.SCREENED_OUT);
        assertThat(agency.as(() -> VisitEvent.ofVisit(visit().id).stream()
                        .filter(fact -> fact.kind.name().equals("SCREENED_OUT"))
                        .count()))
                .isEqualTo(1L);
    }

    @Test
    void questionsAfterAnAdComeOnceItIsOverAndBeforeTheNext() {
        // Given
        asked(Surveys.worded(Surveys.single("q1", AFTER_EACH_AD, 2), "Did you like {ad}?"));
        respondent.passCamera();
        due().statusCode(204);
        respondent.play(0);

        // When
        String part = due().statusCode(200).extract().asString();

        // Then
        assertThat(part)
                .contains("Did you like \u2068Ad ", "name=\"as\" value=\"part\"")
                .doesNotContain("<html");
        String next = respondent.exposure(1);
        respondent
                .request()
                .post("/visit/exposures/" + next + "/playing")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:mien:problem:visit-stage"));
        inPart("q1", about(part), "1").statusCode(204);
        respondent.play(1);
        due().statusCode(200);
        assertThat(answers()).hasSize(2).extracting(answer -> answer.adId).doesNotHaveDuplicates();
    }

    @Test
    void noVisitIsCompleteBeforeItsLastQuestion() {
        // Given
        asked(Surveys.single("q1", AT_END, 2));
        respondent.passCamera();
        giveUp(respondent.play(0));
        giveUp(respondent.play(1));
        respondent
                .request()
                .post("/visit/completion")
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:mien:problem:questions-left"));

        // When
        String part = due().statusCode(200).extract().asString();
        inPart("q1", about(part), "1").statusCode(204);

        // Then
        respondent.request().post("/visit/completion").then().statusCode(204);
        assertThat(visit().isOver()).isTrue();
    }

    @Test
    void aSpoiledAdIsNotAskedAbout() {
        // Given
        asked(Surveys.single("q1", AFTER_EACH_AD, 2));
        respondent.passCamera();

        // When
        giveUp(respondent.play(0));

        // Then
        due().statusCode(204);
    }

    @Test
    void backOpensTheQuestionBeforeWithWhatWasSaid() {
        // Given
        asked(
                Surveys.single("q1", BEFORE_ADS, 2),
                Surveys.asked(Surveys.single("q2", BEFORE_ADS, 2), Condition.of("q1", Comparison.ANY_OF, "1")),
                Surveys.single("q3", BEFORE_ADS, 2));
        respondent.show().then().body(not(containsString("/visit/questions/back")));
        answer("q1", "1");
        respondent.show();
        answer("q2", "2");
        respondent.show().then().body(containsString("Words of q3"));

        // When
        back();
        respondent.show().then().body(containsString("Words of q2")).body(containsString("value=\"2\" checked"));
        back();
        respondent.show().then().body(containsString("Words of q1")).body(containsString("value=\"1\" checked"));
        answer("q1", "2");

        // Then
        respondent.show().then().body(containsString("Words of q3"));
        assertThat(answers()).extracting(answer -> answer.question).containsExactlyInAnyOrder("q1", "q3");
    }

    @Test
    void theVisitKeepsToTheQuestionsAsTheyStoodWhenItBegan() {
        // Given
        asked(Surveys.single("q1", BEFORE_ADS, 2));
        agency.as(() -> {
            Surveys.publish(agency.campaign, Surveys.worded(Surveys.single("q1", BEFORE_ADS, 5), "Changed"));
            return true;
        });

        // When
        respondent.show().then().body(containsString("Words of q1"));

        // Then
        answer("q1", "5").statusCode(422);
        answer("q1", "2").statusCode(303);
        assertThat(answers()).extracting(answer -> answer.surveyVersion).containsExactly(1);
    }

    @Test
    void badAnswersAreRefusedInTheRespondentsWordsAndNothingIsLost() {
        // Given
        asked(Surveys.single("q1", BEFORE_ADS, 2), Surveys.question("q2", BEFORE_ADS, QuestionKind.TEXT, List.of()));
        respondent.show();

        // Then
        answer("q1").statusCode(422).body(containsString("Please answer this question"));
        answer("q1", "9").statusCode(422).body(containsString("Please choose one of the answers shown."));
        answer("q2", "1").statusCode(409);
        answer("nothing", "1").statusCode(409);
        answer("q1", "1").statusCode(303);
        respondent.show();
        write("q2", "x".repeat(3000))
                .statusCode(422)
                .body(containsString("at most 2000 characters"))
                .body(containsString("xxxx"));
        write("q2", "x".repeat(100_000)).statusCode(413);
        write("q2", "Schön 🙂 مرحبا").statusCode(303);
        assertThat(answers().get(1).words).isEqualTo("Schön 🙂 مرحبا");
    }

    @Test
    void linesRanksAndAgesAreKeptAsTheyWereGiven() {
        // Given
        List<AnswerOption> three = List.of(Surveys.option(1), Surveys.option(2), Surveys.option(3));
        asked(
                Surveys.question("q1", BEFORE_ADS, QuestionKind.MATRIX, three),
                Surveys.question("q2", BEFORE_ADS, QuestionKind.RANKING, three),
                Surveys.worded(Question.blank("q3", BEFORE_ADS, QuestionKind.AGE_BAND), "How old are you?"));
        respondent.show().then().body(containsString("name=\"line.1\" value=\"5\""));

        // When
        lines("q1", "4", "unsure").statusCode(422).body(containsString("aria-invalid=\"true\""));
        lines("q1", "4", "unsure", "1").statusCode(303);
        respondent.show();
        answer("q2", "1:1", "2:1", "3:2").statusCode(422).body(containsString("Please give each place once"));
        answer("q2", "1:3", "2:1", "3:2").statusCode(303);
        respondent.show().then().body(containsString("Only your age group is kept"));
        write("q3", "1990-05-01").statusCode(422);
        write("q3", "34").statusCode(303);

        // Then
        List<Answer> kept = answers();
        assertThat(kept.get(0).chosen).containsExactly(1, 2, 3);
        assertThat(kept.get(0).points).containsExactly(4, Answer.POINT_UNSURE, 1);
        assertThat(kept.get(1).chosen).containsExactly(2, 3, 1);
        assertThat(kept.get(2).chosen).containsExactly(2534);
        assertThat(kept.get(2).number).isNull();
        assertThat(kept.get(2).words).isNull();
    }

    @Test
    void whoLeavesBeforeTheLastQuestionComesBackToItByTheSameLink() {
        // Given
        asked(Surveys.single("q1", AT_END, 2), Surveys.single("q2", AT_END, 2));
        respondent.passCamera();
        giveUp(respondent.play(0));
        giveUp(respondent.play(1));
        inPart("q1", about(due().extract().asString()), "1").statusCode(200);

        // When
        job("visit-timeout");

        // Then
        assertThat(visit().isOver()).isFalse();
        respondent.look().then().statusCode(303).header("Location", endsWith("/visit"));
        due().statusCode(200).body(containsString("Words of q2"));
        job("questions-timeout");
        assertThat(visit().disposition).isEqualTo(Disposition.TIMED_OUT);
        assertThat(answers()).extracting(Answer::isAnswered).containsExactly(true, false);
    }

    @Test
    void whoLeavesBeforeTheAdsTimesOutWithWhatWasAnswered() {
        // Given
        asked(Surveys.single("q1", BEFORE_ADS, 2), Surveys.single("q2", BEFORE_ADS, 2));
        respondent.show();
        answer("q1", "2");

        // When
        job("visit-timeout");

        // Then
        assertThat(visit().disposition).isEqualTo(Disposition.TIMED_OUT);
        assertThat(answers().get(0).chosen).containsExactly(2);
    }

    private void job(String kind) {
        Job job = jobs.stream()
                .filter(each -> each.kind().equals(kind))
                .findFirst()
                .orElseThrow();
        UUID visit = visit().id;
        agency.asTenant(() -> assertThatCode(() -> job.run(visit)).doesNotThrowAnyException());
    }

    private ValidatableResponse lines(String code, String... points) {
        RequestSpecification form = respondent.request().formParam("question", code);
        for (int line = 1; line <= points.length; line++) {
            form.formParam("line." + line, points[line - 1]);
        }
        return form.post("/visit/questions").then();
    }

    @Test
    void theSameAnswerTwiceAndASecondTabChangeNothing() {
        // Given
        asked(Surveys.single("q1", BEFORE_ADS, 2));
        respondent.show();
        answer("q1", "1").statusCode(303);

        // When
        answer("q1", "1").statusCode(303);
        answer("q1", "2").statusCode(303);

        // Then
        assertThat(answers()).singleElement().satisfies(answer -> assertThat(answer.chosen)
                .containsExactly(1));
        respondent.show().then().body(containsString("data-page=\"visit\""));
    }

    @Test
    void nobodyAnswersForAnotherAgencysVisit() {
        // Given
        asked(Surveys.single("q1", BEFORE_ADS, 2));
        respondent.show();
        Respondent stranger = new Respondent(other.withAds(1), other.open());
        stranger.enter();
        stranger.agree();

        // Then
        stranger.request()
                .formParam("question", "q1")
                .formParam("value", "1")
                .post("/visit/questions")
                .then()
                .statusCode(409);
        new Respondent(agency, "nobody")
                .request()
                .get("/visit/questions")
                .then()
                .statusCode(404);
        assertThat(answers()).extracting(Answer::isAnswered).containsExactly(false);
    }

    private ValidatableResponse answer(String code, String... values) {
        return respondent
                .request()
                .formParam("question", code)
                .formParam("value", new ArrayList<>(List.of(values)))
                .post("/visit/questions")
                .then();
    }

    private ValidatableResponse write(String code, String words) {
        return respondent
                .request()
                .urlEncodingEnabled(true)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParam("question", code)
                .formParam("words", words)
                .post("/visit/questions")
                .then();
    }

    private ValidatableResponse inPart(String code, String about, String value) {
        return respondent
                .request()
                .formParam("question", code)
                .formParam("about", about)
                .formParam("value", value)
                .formParam("as", "part")
                .post("/visit/questions")
                .then();
    }

    private void back() {
        Response back = respondent.request().post("/visit/questions/back");
        back.then().statusCode(303);
    }

    private ValidatableResponse due() {
        return respondent.request().get("/visit/questions").then();
    }

    private void giveUp(String exposure) {
        respondent
                .request()
                .contentType("application/json")
                .body("{\"reason\":\"hidden\"}")
                .post("/visit/exposures/" + exposure + "/invalidation")
                .then()
                .statusCode(204);
    }

    private static String about(String part) {
        Matcher found = ABOUT.matcher(part);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private Visit visit() {
        return agency.as(() -> respondent.visit());
    }

    private List<Answer> answers() {
        return agency.as(() -> Answer.ofVisit(respondent.visit().id));
    }
}
