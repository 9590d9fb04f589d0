package io.mien.visit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.mien.account.Desk;
import io.mien.browser.Chromium;
import io.mien.campaign.Ad;
import io.mien.campaign.AnswerOption;
import io.mien.campaign.Campaign;
import io.mien.campaign.CampaignFixtures;
import io.mien.campaign.Country;
import io.mien.campaign.CountryTarget;
import io.mien.campaign.Placement;
import io.mien.campaign.Question;
import io.mien.campaign.QuestionKind;
import io.mien.campaign.Questionnaire;
import io.mien.campaign.Surveys;
import io.mien.fieldwork.Agency;
import io.mien.fieldwork.Disposition;
import io.mien.media.TestMedia;
import io.mien.platform.ObjectStore;
import io.mien.survey.Answer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A newcomer writes questions and sees them on a phone; respondents answer them while their recording is sent. */
@QuarkusTest
@Tag("browser")
@TestSecurity(user = "rita", roles = "researcher")
class SurveyBrowserTest {
    private static final int PATIENCE = 60_000;

    private static Chromium chromium;

    @Inject
    Agency agency;

    @Inject
    Desk desk;

    @Inject
    ObjectStore store;

    @TestHTTPResource("/")
    URI origin;

    @TempDir
    Path films;

    @BeforeAll
    static void start() {
        chromium = Chromium.withTestPicture();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    @AfterEach
    void leave() {
        chromium.leaveAll();
    }

    @Test
    void aNewcomerWritesASurveyInTwoLanguagesWithAScreenOut() {
        // Given
        UUID tenant = desk.newAgency("Northlight");
        UUID campaign = desk.as(tenant, () -> {
            Campaign made = CampaignFixtures.draft("Spring launch");
            made.languages = List.of("en", "ar");
            CampaignFixtures.ad(made, 1);
            CountryTarget.want(made, Country.of("DE"), 50);
            return made.id;
        });
        List<String> refusals = new ArrayList<>();
        Page page = chromium.desk(origin.toString());
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                refusals.add(message.text());
            }
        });
        page.navigate("/campaigns/" + campaign);

        // When
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("none yet"))
                .click();
        look(page, "survey-empty");
        page.locator("#kind-before").selectOption("SINGLE");
        press(page, "Add a question Before the ads");
        fill(page, "Question in English", "Do you drink coffee?");
        fill(page, "Question in Arabic", "هل تشرب القهوة؟");
        fill(page, "Answer 1 in English", "Yes");
        fill(page, "Answer 1 in Arabic", "نعم");
        fill(page, "Answer 2 in English", "No");
        fill(page, "Answer 2 in Arabic", "لا");
        page.getByText("Ends the visit").nth(1).click();
        press(page, "Remove answer 3");
        assertThat(page.getByText("Saved and ready to be asked.")).isVisible();
        look(page, "survey-question");
        assertThat(page.frameLocator(".phone").getByText("Do you drink coffee?"))
                .isVisible();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Arabic"))
                .click();
        assertThat(page.frameLocator(".phone").getByText("هل تشرب القهوة؟")).isVisible();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("All questions"))
                .click();
        page.locator("#kind-ad").selectOption("LIKING");
        press(page, "Add a question After each ad");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("All questions"))
                .click();

        // Then
        assertThat(page.getByText("2 questions, ready to be asked.")).isVisible();
        look(page, "survey");
        assertThat(refusals).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "de", "ar", "ja"})
    void questionsAreAnsweredInEveryLanguageWithoutACamera(String language) throws IOException {
        // Given
        String link = asked(1, "en", "de", "ar", "ja");
        agency.as(() -> Campaign.update("cameraOptional = true where id = ?1", agency.campaign));
        Page page = chromium.phone(origin.toString(), language);
        page.navigate(link + "?lang=" + language);
        page.locator("form:has(input[name=camera]) button")
                .locator("visible=true")
                .first()
                .click();
        page.locator("#years").fill("34");
        page.keyboard().press("Enter");
        page.locator(".end form button.primary").first().click();

        // When
        look(page, "survey-asked-before-" + language);
        page.locator(".answer").first().click();
        page.locator(".end button.primary").click();
        page.locator("[data-act=start]").click();
        page.locator("main[data-part=questions] .point").nth(3).waitFor();
        look(page, "survey-asked-scale-" + language);
        for (int question = 0; question < 6; question++) {
            page.locator("[data-question=q" + (question + 1) + "]").waitFor();
            if (page.locator(".point").count() > 0) {
                page.locator(".point").nth(3).click();
            } else if (page.locator("textarea").count() > 0) {
                page.locator("textarea").fill("🙂 مرحبا");
            } else {
                look(page, "survey-asked-choice-" + language);
                page.locator(".answer").nth(1).click();
            }
            page.locator("main[data-part=questions] .end button.primary").click();
        }
        page.locator("[data-page=thanks]").waitFor();

        // Then
        List<Answer> answers = agency.as(() -> Answer.ofVisit(agency.visits().get(0).id));
        assertThat(answers)
                .hasSize(7)
                .allMatch(Answer::isAnswered)
                .allMatch(answer -> answer.language.equals(language));
        assertThat(agency.visits().get(0).disposition).isEqualTo(Disposition.COMPLETE_WITHOUT_CAMERA);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar"})
    void linesRanksAndAgesAreAnsweredByKeyboardOnANarrowPhone(String language) {
        // Given
        List<AnswerOption> three = List.of(Surveys.option(1), Surveys.option(2), Surveys.option(3));
        agency.withAds(1, "en", "ar");
        agency.as(() -> {
            Surveys.publish(
                    agency.campaign,
                    Questionnaire.EMPTY,
                    Surveys.question("q1", Placement.BEFORE_ADS, QuestionKind.MATRIX, three),
                    Surveys.question("q2", Placement.BEFORE_ADS, QuestionKind.RANKING, three),
                    Surveys.worded(
                            Question.blank("q3", Placement.BEFORE_ADS, QuestionKind.AGE_BAND), "How old are you?"));
            return true;
        });
        Page page = chromium.phone(origin.toString(), language);
        page.setViewportSize(320, 700);
        page.navigate("/i/" + agency.open() + "?lang=" + language);
        page.locator("form button.primary").locator("visible=true").first().click();
        page.locator("#years").fill("34");
        page.keyboard().press("Enter");
        page.locator("input[type=checkbox]").first().waitFor();
        page.locator("input[type=checkbox]").all().forEach(box -> box.check());
        page.locator(".end form button.primary, .end button.primary").first().click();

        // When
        page.locator("[data-question=q1] .scale").nth(2).waitFor();
        assertFits(page);
        look(page, "survey-asked-matrix-" + language);
        for (int line = 1; line <= 3; line++) {
            page.locator("[name='line." + line + "']").first().focus();
            page.keyboard().press("Space");
            if (line == 2) {
                page.keyboard().press("ArrowDown");
            }
        }
        page.locator("button[form=answer]").focus();
        page.keyboard().press("Enter");
        page.locator("[data-question=q2] [data-rank]").nth(2).focus();
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        page.keyboard().press("Tab");
        assertFits(page);
        page.locator("[data-rank]").nth(0).click();
        page.locator("select").nth(1).selectOption("2:1");
        assertThat(page.locator("select").nth(2)).hasValue("");
        page.locator("[data-rank]").nth(2).click();
        assertThat(page.locator("[data-rank]").nth(2)).hasAttribute("aria-pressed", "true");
        look(page, "survey-asked-ranking-" + language);
        page.locator("button[form=answer]").click();
        page.locator("[data-question=q3] input.years").fill("41");
        assertFits(page);
        look(page, "survey-asked-age-" + language);
        page.keyboard().press("Enter");
        page.locator("[data-question]").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));

        // Then
        List<Answer> answers = agency.as(() -> Answer.ofVisit(agency.visits().get(0).id));
        assertThat(answers.get(0).points).containsExactly(1, 2, 1);
        assertThat(answers.get(1).chosen).containsExactly(2, 1, 3);
        assertThat(answers.get(2).chosen).containsExactly(3544);
    }

    private static void assertFits(Page page) {
        assertThat((int) page.evaluate("document.documentElement.scrollWidth")).isLessThanOrEqualTo(320);
    }

    @Test
    void questionsAreAskedWhileTheRecordingIsSentAndAClosedTabLosesNothing() throws IOException {
        // Given
        String link = asked(2, "en");
        Page page = chromium.phone(origin.toString(), "en");
        page.navigate(link);
        press(page, "Continue");
        page.locator("#years").fill("34");
        press(page, "Continue");
        page.getByRole(AriaRole.CHECKBOX).all().forEach(box -> box.check());
        press(page, "Agree and continue");
        press(page, "Continue");
        assertThat(page.getByText("Please answer this question to go on.")).isVisible();
        page.locator(".answer").first().click();
        press(page, "Continue");
        CameraFoundFine.on(page, agency);
        press(page, "Turn the camera on");
        page.locator("[data-act=start][aria-disabled=false]").click();

        // When
        answerAd(page);
        page.locator("[data-question=q1] .point").first().waitFor();
        page.locator(".point").nth(4).click();
        page.locator("main[data-part=questions] .end button.primary").click();
        page.locator("[data-question=q2]").waitFor();
        page.onDialog(dialog -> dialog.accept());
        page.reload();

        // Then
        page.locator("[data-question=q2]").waitFor();
        page.locator("textarea").fill("Northlight");
        page.locator("main[data-part=questions] .end button.primary").click();
        for (String code : List.of("q3", "q4", "q5", "q6")) {
            page.locator("[data-question=" + code + "]").waitFor();
            page.locator(".point, .answer").first().click();
            page.locator("main[data-part=questions] .end button.primary").click();
        }
        page.locator("[data-page=thanks]").waitFor();
        assertThat(agency.visits().get(0).disposition).isEqualTo(Disposition.COMPLETE);
        assertThat(agency.as(() -> Answer.ofVisit(agency.visits().get(0).id)))
                .hasSize(10)
                .allMatch(Answer::isAnswered);
    }

    /** The questions about the first ad. */
    private static void answerAd(Page page) {
        page.locator("[data-question=q1] .point").nth(1).click();
        page.locator("main[data-part=questions] .end button.primary").click();
        page.locator("[data-question=q2] textarea").fill("A train");
        page.locator("main[data-part=questions] .end button.primary").click();
        page.locator("[data-question=q3] .point").nth(2).click();
        page.locator("main[data-part=questions] .end button.primary").click();
    }

    /** A link to a campaign that asks one question before its ads, three after each and three at the end. */
    private String asked(int ads, String... languages) throws IOException {
        agency.withAds(ads, languages);
        agency.as(() -> {
            Surveys.publish(
                    agency.campaign,
                    Questionnaire.battery(List.of(languages)),
                    Surveys.single("q7", Placement.BEFORE_ADS, 3));
            return true;
        });
        Path film = TestMedia.mp4(films, "320x180", 3);
        for (Ad ad : agency.as(() -> Ad.ofCampaign(agency.campaign))) {
            store.delete(ad.storageKey);
            try (InputStream bytes = Files.newInputStream(film)) {
                store.put(ad.storageKey, bytes);
            }
        }
        return "/i/" + agency.open();
    }

    private static void press(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private static void fill(Page page, String label, String words) {
        page.getByLabel(label, new Page.GetByLabelOptions().setExact(true)).fill(words);
    }

    private static void look(Page page, String name) {
        Chromium.picture(page, name);
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as("accessibility of " + name)
                .isEmpty();
    }
}
