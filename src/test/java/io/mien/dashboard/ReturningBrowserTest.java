package io.mien.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitUntilState;
import io.mien.account.Desk;
import io.mien.browser.Chromium;
import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.campaign.CampaignFixtures;
import io.mien.campaign.CampaignStatus;
import io.mien.campaign.Country;
import io.mien.campaign.CountryTarget;
import io.mien.trace.TraceStored;
import io.mien.trace.TracedVisits;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pages of which parts are exchanged, after Back, Forward, reload and return from the browser's memory. */
@QuarkusTest
@Tag("browser")
@TestSecurity(user = "dana", roles = "researcher")
class ReturningBrowserTest {
    private static Chromium chromium;
    private static Chromium forgetful;

    @Inject
    Desk desk;

    @Inject
    Event<TraceStored> stored;

    @TestHTTPResource("/")
    URI origin;

    private UUID agency;
    private UUID campaign;
    private String adPage;

    @BeforeAll
    static void start() {
        chromium = Chromium.keepingPages();
        forgetful = Chromium.withTestPicture();
    }

    @AfterAll
    static void stop() {
        chromium.close();
        forgetful.close();
    }

    @BeforeEach
    void viewers() {
        agency = desk.newAgency("Northlight");
        desk.as(agency, () -> {
            Campaign made = CampaignFixtures.draft("Spring launch");
            Ad ad = CampaignFixtures.ad(made, 1);
            CountryTarget.want(made, Country.of("DE"), 40);
            for (int person = 0; person < 34; person++) {
                TracedVisits.smiling(ad, "DE", 2, 2 + person % 3);
            }
            CampaignFixtures.putIn(made, CampaignStatus.IN_FIELDWORK);
            stored.fire(new TraceStored(ad.id, "DE"));
            campaign = made.id;
            adPage = "/campaigns/" + made.id + "/ads/" + ad.id;
            return ad;
        });
    }

    @Test
    void eachMeasureIsWholeWhereverOneComesFrom() {
        for (Chromium browser : new Chromium[] {chromium, forgetful}) {
            // Given
            Page page = browser.desk(origin.toString());
            page.navigate(adPage);
            isWhole(page, "Happy");
            choose(page, "Attention");
            choose(page, "Negative");

            // When / Then
            page.goBack();
            isWhole(page, "Attention");
            page.goBack();
            isWhole(page, "Happy");
            page.goForward();
            isWhole(page, "Attention");
            page.reload();
            isWhole(page, "Attention");
            choose(page, "Surprise");
            page.navigate("/campaigns/" + campaign);
            page.goBack();
            isWhole(page, "Surprise");
            page.goBack();
            isWhole(page, "Attention");
            page.goForward();
            isWhole(page, "Surprise");
            page.goForward();
            assertThat(page).hasURL(Pattern.compile(".*/campaigns/[^/]+$"));
            page.goBack();
            isWhole(page, "Surprise");
        }
    }

    @Test
    void aPageFromMemoryShowsWhatIsTrueNow() {
        // Given
        String draft = draft();
        Page page = chromium.desk(origin.toString());
        page.navigate(draft);
        page.getByLabel("Country").selectOption("FR");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Add country"))
                .click();
        assertThat(page.getByRole(AriaRole.ROWHEADER, new Page.GetByRoleOptions().setName("France")))
                .isVisible();
        page.navigate("/campaigns");

        // When
        desk.as(agency, () -> CountryTarget.want(campaignOf(draft), Country.of("PL"), 40));
        page.goBack();

        // Then
        assertThat(page.getByRole(AriaRole.ROWHEADER, new Page.GetByRoleOptions().setName("Poland")))
                .isVisible();
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Remove France"))
                .click();
        assertThat(page.getByRole(AriaRole.ROWHEADER, new Page.GetByRoleOptions().setName("France")))
                .hasCount(0);
    }

    @Test
    void whatWasTypedIsThereAndCanBeSent() {
        // Given
        Page page = chromium.desk(origin.toString());
        page.navigate("/campaigns/new");
        page.getByLabel("Campaign", new Page.GetByLabelOptions().setExact(true)).fill("Autumn teaser");
        page.navigate("/campaigns");

        // When
        page.goBack(new Page.GoBackOptions().setWaitUntil(WaitUntilState.COMMIT));

        // Then
        assertThat(page.getByLabel("Campaign", new Page.GetByLabelOptions().setExact(true)))
                .hasValue("Autumn teaser");
        assertThat(page.locator("main button[type=submit], main button.primary").first())
                .isEnabled();
    }

    private String draft() {
        return "/campaigns/" + desk.as(agency, () -> CampaignFixtures.draft("Autumn teaser").id);
    }

    private static Campaign campaignOf(String page) {
        return Campaign.required(UUID.fromString(page.substring(page.lastIndexOf('/') + 1)));
    }

    private static void choose(Page page, String measure) {
        page.getByText(measure, new Page.GetByTextOptions().setExact(true)).click();
        isWhole(page, measure);
    }

    /** Switch, heading, curve, table and player tell of the same measure. */
    private static void isWhole(Page page, String measure) {
        assertThat(page.getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(measure)))
                .isChecked();
        assertThat(page.locator("#figures .two h2").first()).hasText("Countries: " + measure.toLowerCase());
        assertThat(page.locator(".chart canvas").first()).isVisible();
        Locator stage = page.getByRole(AriaRole.SLIDER, new Page.GetByRoleOptions().setName("Place in the ad"));
        assertThat(stage).hasCount(1);
        assertThat(stage).hasAttribute("aria-valuetext", Pattern.compile("0:0\\d.* Germany .*"));
        assertThat(page.locator("video#ad")).hasCount(1);
        assertThat(page.locator("header.bar")).hasCount(1);
        assertThat((boolean) page.evaluate("document.querySelectorAll('.chart canvas').length > 0"))
                .isTrue();
    }
}
