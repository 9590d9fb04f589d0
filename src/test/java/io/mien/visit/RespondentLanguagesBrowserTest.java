package io.mien.visit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.mien.browser.Chromium;
import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.fieldwork.Agency;
import io.mien.fieldwork.Disposition;
import io.mien.platform.ServerKey;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page of a respondent in four scripts and both directions: readable for everybody, and never wider than a phone. */
@QuarkusTest
@Tag("browser")
class RespondentLanguagesBrowserTest {
    private static final int NARROW = 320;
    private static final String SHOW = """
            part => document.querySelectorAll('[data-part]').forEach(each => each.hidden = each.dataset.part !== part)
            """;
    private static final String PARTS = "[...document.querySelectorAll('[data-part]')].map(each => each.dataset.part)";

    /** As the page's script does once the film is there: "Film 1 of 2". */
    private static final String NAME_FILM = """
            document.querySelector('[data-out=film]').textContent =
                document.querySelector('#words').dataset.film.replace('%1', '1').replace('%2', '2')
            """;

    private static Chromium chromium;

    @Inject
    Agency agency;

    @Inject
    ServerKey key;

    @TestHTTPResource("/")
    URI origin;

    @BeforeAll
    static void start() {
        chromium = Chromium.withTestPicture();
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    @AfterEach
    void leave() {
        chromium.leaveAll();
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar", "de", "ja"})
    void pagesOfAVisitAreForEverybody(String language) {
        // Given
        Page page = chromium.phone(origin.toString(), language);
        page.navigate("/i/" + agency.withAds(2, "en", "ar", "de", "ja").open());
        assertThat(page.locator("html")).hasAttribute("lang", language);

        // Then
        look(page, language, "landing");
        fitWithEachPart(page, language);

        // When
        page.reload();
        page.locator("main form button").click();
        assertThat(page.locator("[data-page=age]")).isVisible();

        // Then
        look(page, language, "age");

        // When
        page.locator("#years").fill("34");
        page.locator("main .end > .btn.primary").click();
        assertThat(page.locator("[data-page=consent]")).isVisible();
        page.locator("details").all().forEach(each -> each.evaluate("details => details.open = true"));

        // Then
        look(page, language, "consent");

        // When
        page.getByRole(AriaRole.CHECKBOX).all().forEach(Locator::check);
        page.locator("main .end > .btn.primary").click();
        assertThat(page.locator("#receipt-code")).isVisible();

        // Then
        look(page, language, "receipt-code");
        show(page, "check");
        look(page, language, "check");
        show(page, "watching");
        page.evaluate(NAME_FILM);
        look(page, language, "watching");
        fitWithEachPart(page, language);

        // When
        agency.as(() -> {
            Visit visit = Visit.required(agency.visits().get(0).id);
            visit.end(Disposition.COMPLETE, Instant.now());
            return visit;
        });
        page.navigate("/visit");
        assertThat(page.locator("#receipt-code")).isVisible();

        // Then
        look(page, language, "thanks");
        page.locator(".end form button").click();
        look(page, language, "withdrawal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar", "de", "ja"})
    void pagesWithoutACameraAreForEverybody(String language) {
        // Given
        Page page = chromium.phone(origin.toString(), language);
        String link = "/i/" + agency.withAds(2, "en", "ar", "de", "ja").open();
        agency.as(() -> {
            Campaign.required(agency.campaign).cameraOptional = true;
            Ad.ofCampaign(agency.campaign).forEach(VisitTracksTest::describe);
            return link;
        });
        page.navigate(link);

        // Then
        look(page, language, "landing-optional");
        show(page, "no-camera");
        look(page, language, "no-camera-optional");

        // When
        page.reload();
        page.locator("[name=camera] + button").first().click();
        page.locator("#years").fill("34");
        page.keyboard().press("Enter");
        assertThat(page.locator("[data-page=camera-free-consent]")).isVisible();

        // Then
        look(page, language, "camera-free-consent");

        // When
        page.locator("main .btn.primary").click();
        assertThat(page.locator("select[data-track=captions]")).isVisible();

        // Then
        look(page, language, "camera-free-ready");
        fitWithEachPart(page, language);

        // When
        agency.as(() -> {
            Visit visit = Visit.required(agency.visits().get(0).id);
            visit.end(Disposition.COMPLETE_WITHOUT_CAMERA, Instant.now());
            return visit;
        });
        page.navigate("/visit");
        assertThat(page.locator("[data-page=thanks]")).isVisible();

        // Then
        look(page, language, "camera-free-thanks");
        page.locator("main form button").click();
        look(page, language, "camera-free-withdrawal");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "ar", "de", "ja"})
    void pagesWithoutAVisitAreForEverybody(String language) {
        // Given
        Page page = chromium.phone(origin.toString(), language);
        Respondent.watching(agency.withAds(1));

        // When
        page.navigate("/receipt");
        look(page, language, "lookup");
        page.locator("#code")
                .fill(ReceiptCode.of(key, agency.visits().get(0).id).shown());
        page.locator("main form button").click();
        assertThat(page.locator("[data-page=receipt]")).isVisible();

        // Then
        page.locator("details").all().forEach(each -> each.evaluate("details => details.open = true"));
        look(page, language, "receipt");
        page.locator("main form[action*=withdrawal] button").click();
        page.locator("#withdraw-dialog button.stop").click();
        assertThat(page.locator("[data-page=withdrawn]")).isVisible();
        look(page, language, "withdrawn");
        page.locator("a[href*='/certificate']").click();
        assertThat(page.locator("html")).hasAttribute("lang", language);
        look(page, language, "certificate-check");
        page.navigate("/i/nothing");
        look(page, language, "link-closed");
        page.navigate("/receipt");
        page.locator("#code").fill("K7MD-Q2XP-9FTW");
        page.locator("main form button").click();
        assertThat(page.locator("#code-error")).isVisible();
        assertThat(page.locator("html")).hasAttribute("lang", language);
        look(page, language, "code-unknown");
    }

    /** Free of what axe finds, light and dark; the pictures are kept. */
    private static void look(Page page, String language, String name) {
        Chromium.picture(page, "language-%s-%s".formatted(name, language));
        fits(page, language + " " + name);
        for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            assertThat(new AxeBuilder(page).analyze().getViolations())
                    .as("accessibility of %s in %s, %s", name, language, scheme)
                    .isEmpty();
        }
    }

    /** Shows what the page keeps for trouble and for later, one after the other. */
    @SuppressWarnings("unchecked")
    private static void fitWithEachPart(Page page, String language) {
        ((List<String>) page.evaluate(PARTS)).forEach(part -> {
            show(page, part);
            fits(page, language + " " + part);
        });
    }

    private static void show(Page page, String part) {
        page.evaluate(SHOW, part);
    }

    private static void fits(Page page, String what) {
        int height = page.viewportSize().height;
        int width = page.viewportSize().width;
        page.setViewportSize(NARROW, height);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .as("%s on the narrowest phone", what)
                .isLessThanOrEqualTo(NARROW);
        page.setViewportSize(width, height);
    }
}
