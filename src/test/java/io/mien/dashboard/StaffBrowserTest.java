package io.mien.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.SelectOption;
import io.mien.account.Desk;
import io.mien.browser.Chromium;
import io.mien.fieldwork.Origin;
import io.mien.media.TestMedia;
import io.mien.visit.Visit;
import io.mien.visit.VisitFacts;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A researcher sets a campaign up, opens it, watches somebody come and closes it, in Chromium. */
@QuarkusTest
@Tag("browser")
@TestSecurity(user = "dana", roles = "researcher")
class StaffBrowserTest {
    private static final int PATIENCE = 60_000;

    private static Chromium chromium;

    @Inject
    Desk desk;

    @TestHTTPResource("/")
    URI origin;

    @TempDir
    Path folder;

    private final List<String> refusals = new ArrayList<>();

    @BeforeAll
    static void start() {
        chromium = Chromium.withTestPicture();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    @Test
    void aCampaignGoesFromAnEmptyListToItsCloseInTheBrowser() throws IOException {
        // Given
        UUID agency = desk.newAgency("Northlight Agency");
        Page page = chromium.desk(origin.toString());
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                refusals.add(message.text());
            }
        });
        page.navigate("/campaigns");
        look(page, "campaigns-empty");

        // When
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("New campaign"))
                .click();
        describe(page);
        upload(page);
        caption(page);
        choose(page, "Germany");
        choose(page, "Poland");
        look(page, "set-up");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Texts as respondents read them"))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("European Economic Area")))
                .isVisible();
        look(page, "texts");
        page.goBack();
        press(page, "Open fieldwork");
        look(page, "open-fieldwork");
        press(page, "Open now");
        assertThat(page.getByText("nobody has come yet")).isVisible();
        somebodyComes(agency, UUID.fromString(URI.create(page.url()).getPath().substring("/campaigns/".length())));

        // Then
        assertThat(page.locator(".funnel")).containsText("Came by a link");
        assertThat(page.locator(".kpis")).containsText("1");
        look(page, "monitor");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("All visits"))
                .click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("1 visit.")))
                .isVisible();
        look(page, "visits");
        page.goBack();
        page.getByText("Import a recording made elsewhere").click();
        look(page, "import");
        page.goBack();
        press(page, "Close fieldwork");
        assertThat(page.getByText("Fieldwork is closed;")).isVisible();
        look(page, "monitor-closed");
        page.navigate("/campaigns");
        look(page, "campaigns");
        assertThat(refusals).isEmpty();
    }

    @Test
    void textsAreReadBesideTheEnglishOnesAndReviewed() {
        // Given
        desk.newAgency("Northlight Agency");
        Page page = chromium.desk(origin.toString());
        page.navigate("/campaigns");

        // When
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Languages"))
                .click();
        look(page, "languages");
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Arabic"))
                .click();
        look(page, "language");
        press(page, "Confirm review of the Arabic texts");

        // Then
        assertThat(page.getByText("Somebody of yours has read the texts in Arabic."))
                .isVisible();
        look(page, "language-reviewed");
    }

    private void describe(Page page) {
        page.getByLabel("Campaign", new Page.GetByLabelOptions().setExact(true)).fill("Spring launch");
        press(page, "Create campaign");
        assertThat(page.getByText("Say who answers for the recordings.")).isVisible();
        look(page, "new-campaign");
        page.getByLabel("Who answers for the recordings").fill("Northlight Agency");
        page.getByLabel("How respondents reach them").fill("privacy@northlight.example");
        page.getByLabel("No employer and no school asks people to take part").check();
        press(page, "Create campaign");
    }

    private void upload(Page page) throws IOException {
        Path text = Files.writeString(folder.resolve("text.webm"), "only a text");
        page.getByLabel("Video").setInputFiles(text);
        press(page, "Upload ad");
        assertThat(page.getByText("This is not a video file")).isVisible();
        page.getByLabel("Video").setInputFiles(TestMedia.mp4(folder, "640x360", 2));
        page.getByLabel("Title").fill("Puppy");
        press(page, "Upload ad");
        assertThat(page.getByText("1 ad is in.")).isVisible();
    }

    private void caption(Page page) throws IOException {
        page.getByText("Captions and descriptions", new Page.GetByTextOptions().setExact(true))
                .click();
        Path words = Files.writeString(folder.resolve("en.vtt"), "WEBVTT\n\nGood morning\n");
        page.getByLabel("WebVTT file").setInputFiles(words);
        press(page, "Add to Puppy");
        assertThat(page.getByText("Line 3: say from when to when")).isVisible();
        Files.writeString(words, "WEBVTT\n\n00:00.500 --> 00:01.500\nGood morning\n");
        page.getByLabel("WebVTT file").setInputFiles(words);
        press(page, "Add to Puppy");
        assertThat(page.getByText("captions in English, 1 cue")).isVisible();
    }

    private void choose(Page page, String country) {
        page.getByLabel("Country", new Page.GetByLabelOptions().setExact(true))
                .selectOption(new SelectOption().setLabel(country));
        press(page, "Add country");
        assertThat(button(page, "Remove " + country)).isVisible();
    }

    private void somebodyComes(UUID agency, UUID campaign) {
        desk.as(agency, () -> {
            Visit visit = new Visit();
            visit.campaignId = campaign;
            visit.country = "DE";
            visit.origin = Origin.LINK;
            visit.language = "en";
            visit.startedAt = Instant.now();
            visit.lastSeenAt = visit.startedAt;
            visit.persist();
            VisitFacts.tell(visit);
            return visit.id;
        });
    }

    /** Each page without a finding of axe, light and dark, wide and at phone width; the pictures are kept. */
    private void look(Page page, String name) {
        int violations = refusals.size();
        for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            assertThat(new AxeBuilder(page).analyze().getViolations())
                    .as(name + " " + scheme)
                    .isEmpty();
        }
        Chromium.picture(page, "staff-" + name);
        // Taking pictures injects styles of its own
        refusals.subList(violations, refusals.size()).clear();
    }

    private static void press(Page page, String name) {
        button(page, name).click();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }
}
