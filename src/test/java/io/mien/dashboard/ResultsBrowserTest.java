package io.mien.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.mien.account.ActingMember;
import io.mien.account.Clients;
import io.mien.browser.Chromium;
import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.campaign.CampaignFixtures;
import io.mien.campaign.CampaignStatus;
import io.mien.media.TestMedia;
import io.mien.platform.ObjectStore;
import io.mien.privacy.Actor;
import io.mien.tenancy.TestTenants;
import io.mien.trace.TraceStored;
import io.mien.trace.TracedVisits;
import io.mien.visit.Exposure;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ad's page and the session view as a researcher uses them: chart, player and switch in step. */
@QuarkusTest
@Tag("browser")
@TestSecurity(user = "dana", roles = "researcher")
class ResultsBrowserTest {
    private static final Map<String, Integer> VIEWERS = Map.of("BR", 60, "DE", 52, "JP", 34, "PL", 12, "FR", 7);

    private static Chromium chromium;

    @Inject
    TestTenants tenants;

    @Inject
    ActingMember member;

    @Inject
    Clients clients;

    @Inject
    ObjectStore store;

    @Inject
    Event<TraceStored> stored;

    @TestHTTPResource("/")
    URI origin;

    @TempDir
    Path films;

    private String adPage;
    private String sessionPage;

    @BeforeAll
    static void start() {
        chromium = Chromium.withTestPicture();
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    @BeforeEach
    void viewersInFiveCountries() throws IOException {
        UUID tenant = tenants.create("Northlight");
        member.of(tenant);
        Ad film = tenants.as(tenant, () -> {
            Campaign campaign = CampaignFixtures.draft("Spring launch");
            Ad ad = CampaignFixtures.ad(campaign, 1);
            ad.title = "Puppy";
            VIEWERS.forEach((country, people) -> watch(ad, country, people));
            campaign.status = CampaignStatus.IN_FIELDWORK;
            clients.give(campaign.clientId, "cleo", new Actor.Member("dana"));
            Exposure dark = TracedVisits.inTheDark(ad, "DE");
            adPage = "/campaigns/" + campaign.id + "/ads/" + ad.id;
            sessionPage = "/visits/" + dark.visitId;
            return ad;
        });
        try (InputStream bytes = Files.newInputStream(TestMedia.mp4(films, "320x180", 10))) {
            store.put(film.storageKey, bytes);
        }
    }

    @Test
    void theChartPlayerAndSwitchGoTogether() {
        // Given
        Page page = chromium.desk(origin.toString());
        page.navigate(adPage);
        Locator stage = page.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName("Place in the ad"));

        // When
        stage.focus();
        for (int second = 0; second < 4; second++) {
            page.keyboard().press("ArrowRight");
        }

        // Then
        assertThat(stage).hasAttribute("aria-valuetext", Pattern.compile("0:04 · Brazil \\d+\u00a0% \\(n 60\\).*"));
        assertThat(played(page)).isCloseTo(4, within(0.1));
        look(page, "results");

        stage.click(new Locator.ClickOptions().setPosition(700, 100));
        assertThat(played(page)).isBetween(5.0, 7.5);

        page.getByText("Attention", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator("#verdict")).containsText("is attentive throughout");
        assertThat(stage).hasAttribute("aria-valuetext", Pattern.compile(".*100\u00a0%.*"));
        assertThat(page).hasURL(Pattern.compile(".*measure=ATTENTION"));
        look(page, "results-attention");
    }

    @Test
    void theLensAndThePicturesFollowTheSwitch() throws IOException {
        // Given
        Page page = chromium.desk(origin.toString());
        page.navigate(adPage);
        Locator stage = page.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName("Place in the ad"));
        assertThat(stage).hasAttribute("aria-valuetext", Pattern.compile("0:00 .*"));

        // When
        page.locator("#lens-SHARE").focus();
        page.keyboard().press("ArrowRight");

        // Then
        assertThat(page.locator("#verdict")).containsText("is furthest above its own neutral pause");
        assertThat(page).hasURL(Pattern.compile(".*lens=BASELINE"));
        assertThat(page.locator("#lens-BASELINE")).isFocused();
        assertThat(stage).hasAttribute("aria-valuetext", Pattern.compile("0:00 · Brazil [+\u2212]?\\d+ .*"));
        look(page, "results-lens");
        String svg = Files.readString(
                page.waitForDownload(() -> page.getByText("SVG", new Page.GetByTextOptions().setExact(true))
                                .click())
                        .path());
        assertThat(svg)
                .startsWith("<svg")
                .contains("Puppy, 10 s · Spring launch")
                .contains("Mean change in smiling from each viewer’s own neutral pause, per second")
                .contains("Brazil: 60 valid for this measure")
                .contains("specification ", "made-up 1 sha256:0", "clip-path=");
        Path png = page.waitForDownload(() -> page.getByText("PNG", new Page.GetByTextOptions().setExact(true))
                        .click())
                .path();
        assertThat(Files.size(png)).isGreaterThan(20_000);
    }

    @Test
    void aMarkerIsSetAtTheSecondThatIsSeen() {
        // Given
        Page page = chromium.desk(origin.toString());
        page.navigate(adPage);
        page.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName("Place in the ad"))
                .focus();
        for (int second = 0; second < 4; second++) {
            page.keyboard().press("ArrowRight");
        }
        assertThat(page.getByLabel("Second of the ad")).hasValue("4");

        // When
        page.getByLabel("Name").fill("The box");
        page.getByLabel("Kind").selectOption("BRAND");
        page.getByText("Set marker").click();

        // Then
        assertThat(page.locator("#markers tbody")).containsText("The box");
        page.getByText("Show as table").click();
        assertThat(page.getByText("0:04 · The box")).isVisible();
        look(page, "results-marker");
    }

    @Test
    void thePointerMovesWhileTheAdPlays() {
        // Given
        Page page = chromium.desk(origin.toString());
        page.navigate(adPage);
        Locator stage = page.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName("Place in the ad"));

        // When
        stage.focus();
        page.keyboard().press(" ");

        // Then
        assertThat(stage).hasAttribute("aria-valuetext", Pattern.compile("0:02 .*"));
    }

    @Test
    void theChartIsDrawnForAPhone() {
        // Given
        Page page = chromium.phone(origin.toString(), "en");

        // When
        page.navigate(adPage);

        // Then
        assertThat(page.locator(".chart canvas").first()).isVisible();
        look(page, "results-phone");
    }

    @Test
    void oneVisitShowsItsFaceAndWhyItDoesNotCount() {
        // Given
        Page page = chromium.desk(origin.toString());

        // When
        page.navigate(sessionPage);

        // Then
        assertThat(page.locator("h1")).hasText("This visit does not count: too dark.");
        assertThat(page.locator(".chart canvas").first()).isVisible();
        look(page, "session");
    }

    @Test
    @TestSecurity(user = "cleo", roles = "client-viewer")
    void aClientSeesDashboardsOnly() {
        // Given
        Page page = chromium.desk(origin.toString());

        // When
        page.navigate(adPage.replaceAll("/ads/.*", ""));

        // Then
        assertThat(page.getByText("Puppy").first()).isVisible();
        assertThat(page.locator(".say")).not().containsText("close fieldwork");
        look(page, "viewers");
        page.navigate(sessionPage);
        assertThat(page.locator("h1")).not().containsText("This visit");
        look(page, "problem");
    }

    private void watch(Ad ad, String country, int people) {
        int start = 2 + country.charAt(0) % 3;
        for (int person = 0; person < people; person++) {
            boolean amused = person % 5 < 2;
            int from = start + person % 3;
            TracedVisits.smiling(ad, country, from, amused ? from + 2 + person % 4 : from);
        }
        stored.fire(new TraceStored(ad.id, country));
    }

    private static double played(Page page) {
        return ((Number) page.evaluate("document.querySelector('video').currentTime")).doubleValue();
    }

    /** Kept as test output and free of what axe finds, light and dark. */
    private static void look(Page page, String name) {
        Chromium.picture(page, name);
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.DARK, ColorScheme.LIGHT}) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            assertThat(new AxeBuilder(page).analyze().getViolations()).isEmpty();
        }
    }
}
