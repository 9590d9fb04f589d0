package io.mien.visit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.mien.browser.Chromium;
import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.fieldwork.Agency;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tones that Chromium really sounds, counted by the test where a person would listen. */
@QuarkusTest
@Tag("browser")
class SoundCheckBrowserTest {
    private static final String COUNT = """
            window.sounded = 0;
            const start = OscillatorNode.prototype.start;
            OscillatorNode.prototype.start = function (at) { window.sounded++; return start.call(this, at); };
            """;

    @Inject
    Agency agency;

    @TestHTTPResource("/")
    URI origin;

    @BeforeEach
    void patience() {
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    }

    @Test
    void whoCountsTheTonesRightlyComesToTheCamera() {
        try (Chromium chromium = Chromium.withTestPicture()) {
            // Given
            Page page = atTheTones(chromium);
            Locator count = page.getByLabel("How many tones did you hear?");
            assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
            Chromium.picture(page, "respondent-sound");

            // When
            click(page, "Continue");
            assertThat(page.getByText("Please play the tones first.")).isVisible();
            click(page, "Play the tones");
            assertThat(count).isFocused();
            count.fill("9");
            count.press("Enter");

            // Then
            assertThat(page.getByText("That is not how many there were.")).isVisible();
            assertThat(agency.as(() -> agency.visits().get(0).sound().heard())).isNull();

            // When
            page.evaluate("window.sounded = 0");
            click(page, "Play the tones");
            assertThat(count).isFocused();
            count.fill(String.valueOf(page.evaluate("window.sounded")));
            count.press("Enter");

            // Then
            assertThat(heading(page, "Let’s check the picture")).isVisible();
            assertThat(agency.as(() -> agency.visits().get(0).sound().heard())).isTrue();
        }
    }

    @Test
    void whoCannotHearGoesOnToTheCamera() {
        try (Chromium chromium = Chromium.withTestPicture()) {
            // Given
            Page page = atTheTones(chromium);

            // When
            click(page, "I cannot hear them: go on without sound");

            // Then
            assertThat(heading(page, "Let’s check the picture")).isVisible();
            assertThat(agency.as(() -> agency.visits().get(0).sound().heard())).isFalse();
        }
    }

    @Test
    void withoutACameraTheTonesComeBeforeTheFilms() {
        try (Chromium chromium = Chromium.withTestPicture()) {
            // Given
            needSound();
            agency.as(() -> Campaign.update("cameraOptional = true where id = ?1", agency.campaign));
            Page page = chromium.phone(origin.toString(), "en");
            page.addInitScript(COUNT);
            page.navigate("/i/" + agency.open());
            click(page, "Take part without a camera");
            page.getByLabel("Age in years").fill("34");
            click(page, "Continue");
            click(page, "Agree and continue");
            assertThat(heading(page, "Can you hear?")).isVisible();
            assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
            Chromium.picture(page, "camera-free-sound");

            // When
            Locator count = page.getByLabel("How many tones did you hear?");
            click(page, "Play the tones");
            assertThat(count).isFocused();
            count.fill(String.valueOf(page.evaluate("window.sounded")));
            count.press("Enter");

            // Then
            assertThat(heading(page, "Ready?")).isVisible();
            assertThat(agency.as(() -> agency.visits().get(0).sound().heard())).isTrue();
            page.reload();
            assertThat(heading(page, "Ready?")).isVisible();
        }
    }

    private void needSound() {
        agency.withAds(1);
        agency.as(() -> Ad.update("needsSound = true where campaignId = ?1", agency.campaign));
    }

    private Page atTheTones(Chromium chromium) {
        needSound();
        Page page = chromium.phone(origin.toString(), "en");
        page.addInitScript(COUNT);
        page.navigate("/i/" + agency.open());
        click(page, "Continue");
        page.getByLabel("Age in years").fill("34");
        click(page, "Continue");
        page.getByRole(AriaRole.CHECKBOX).all().forEach(Locator::check);
        click(page, "Agree and continue");
        click(page, "Turn the camera on");
        assertThat(heading(page, "Can you hear?")).isVisible();
        return page;
    }

    private static Locator heading(Page page, String words) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(words).setExact(true));
    }

    private static void click(Page page, String words) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(words).setExact(true))
                .click();
    }
}
