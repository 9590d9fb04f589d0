package io.mien.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.BoundingBox;
import io.mien.account.Desk;
import io.mien.browser.Chromium;
import io.mien.campaign.Campaign;
import io.mien.campaign.CampaignFixtures;
import io.mien.campaign.CampaignStatus;
import io.mien.campaign.Country;
import io.mien.campaign.CountryTarget;
import io.mien.fieldwork.Disposition;
import io.mien.fieldwork.Origin;
import io.mien.fieldwork.Validity;
import io.mien.visit.Visit;
import io.mien.visit.VisitFacts;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The lists of campaigns and of visits as a person turns their pages in Chromium. */
@QuarkusTest
@Tag("browser")
@TestSecurity(user = "dana", roles = "researcher")
class ListsBrowserTest {
    private static Chromium chromium;

    @Inject
    Desk desk;

    @TestHTTPResource("/")
    URI origin;

    @BeforeAll
    static void start() {
        chromium = Chromium.withTestPicture();
        PlaywrightAssertions.setDefaultAssertionTimeout(60_000);
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    @Test
    void pagesOfVisitsAreTurnedFilteredAndTurnedBack() {
        // Given
        UUID agency = desk.newAgency("Northlight Agency");
        UUID campaign = desk.as(agency, () -> filled("Spring launch", CampaignStatus.IN_FIELDWORK, 120));
        Page page = chromium.desk(origin.toString());
        page.navigate("/campaigns/" + campaign + "/visits");

        // When
        look(page, "visits-first");
        link(page, "Next page").click();
        assertThat(page.getByText("Visits 51 to 100 of 120")).isVisible();
        look(page, "visits-second");
        page.getByLabel("State").selectOption("EXCLUDED");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Filter"))
                .click();
        assertThat(heading(page, "30 visits match this filter.")).isVisible();
        look(page, "visits-filtered");
        page.goBack();

        // Then
        assertThat(page.getByText("Visits 51 to 100 of 120")).isVisible();
        assertThat(page.getByLabel("State")).hasValue("");
        page.goForward();
        assertThat(heading(page, "30 visits match this filter.")).isVisible();
        assertThat(page.getByLabel("State")).hasValue("EXCLUDED");
        page.getByLabel("Visit", new Page.GetByLabelOptions().setExact(true)).fill("0000000000000000");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Filter"))
                .click();
        assertThat(heading(page, "No visits match this filter.")).isVisible();
        look(page, "visits-none");
    }

    @Test
    void onAPhoneTheCampaignsShowStateAndProgress() {
        // Given
        UUID agency = desk.newAgency("Northlight Agency");
        desk.as(agency, () -> {
            filled("Spring launch of the electric family car, second wave", CampaignStatus.IN_FIELDWORK, 40);
            filled("Winter sale", CampaignStatus.CLOSED, 20);
            return CampaignFixtures.draft("Autumn teaser").id;
        });
        Page page = chromium.phone(origin.toString(), "en");
        page.navigate("/campaigns");

        // Then
        look(page, "campaigns-list");
        assertInView(page, page.getByText("in fieldwork", new Page.GetByTextOptions().setExact(true)));
        assertInView(page, page.getByText("20 / 100"));

        // When
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Archive Winter sale"))
                .click();
        assertThat(page.getByText("1 campaign is archived.")).isVisible();
        link(page, "Show archived campaigns").click();

        // Then
        assertThat(link(page, "Winter sale")).isVisible();
        look(page, "campaigns-archived");
        page.goBack();
        assertThat(link(page, "Winter sale")).isHidden();
    }

    private static void assertInView(Page page, Locator shown) {
        BoundingBox box = shown.boundingBox();
        assertThat(box.x).isNotNegative();
        assertThat(box.x + box.width).isLessThanOrEqualTo(page.viewportSize().width);
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator heading(Page page, String words) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(words));
    }

    private static void look(Page page, String name) {
        assertThat(new AxeBuilder(page).analyze().getViolations()).as(name).isEmpty();
        Chromium.picture(page, "lists-" + name);
    }

    /** Half of them valid, a quarter excluded. */
    private static UUID filled(String name, CampaignStatus status, int visits) {
        Campaign campaign = CampaignFixtures.draft(name);
        CountryTarget.want(campaign, Country.of("DE"), 100);
        campaign.status = status;
        campaign.openedAt = campaign.createdAt;
        for (int i = 0; i < visits; i++) {
            Visit visit = new Visit();
            visit.campaignId = campaign.id;
            visit.country = "DE";
            visit.origin = Origin.LINK;
            visit.language = "en";
            visit.disposition = i % 4 == 0 ? Disposition.TIMED_OUT : Disposition.COMPLETE;
            visit.startedAt = Instant.parse("2026-11-24T09:00:00Z").plusSeconds(60L * i);
            visit.lastSeenAt = visit.startedAt;
            if (i % 4 == 1) {
                visit.validity = Validity.REVERSED;
                visit.reversalReason = "TOO_DARK EXCLUDED 9.000 10.000";
            } else if (i % 4 > 1) {
                visit.validity = Validity.VALID;
            }
            VisitFacts.tell(visit);
            visit.persist();
        }
        return campaign.id;
    }
}
