package io.mien.visit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.mien.browser.Chromium;
import io.mien.campaign.Ad;
import io.mien.campaign.Campaign;
import io.mien.fieldwork.Agency;
import io.mien.fieldwork.Disposition;
import io.mien.media.TestMedia;
import io.mien.platform.ObjectStore;
import io.mien.recording.Recording;
import io.mien.recording.RecordingState;
import io.mien.trace.TimingLog;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real visits in Chromium with a camera that shows a test picture; the verdict on it is given, models are not. */
@QuarkusTest
@Tag("browser")
class RespondentBrowserTest {
    private static final int PATIENCE = 90_000;

    private static Chromium chromium;

    @Inject
    Agency agency;

    @Inject
    ObjectStore store;

    @TestHTTPResource("/")
    URI origin;

    @TempDir
    Path films;

    private String link;

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

    @BeforeEach
    void campaignOfRealFilms() throws IOException {
        link = "/i/" + agency.withAds(2).open();
        Path film = TestMedia.mp4(films, "320x180", 2);
        for (Ad ad : agency.as(() -> Ad.<Ad>list("campaignId", agency.campaign))) {
            store.delete(ad.storageKey);
            try (InputStream bytes = Files.newInputStream(film)) {
                store.put(ad.storageKey, bytes);
            }
        }
    }

    @Test
    void visitGoesFromLinkToThanks() {
        // Given
        Page page = chromium.phone(origin.toString(), "en");
        page.navigate(link);
        look(page, "landing");

        // When
        click(page, "Continue");
        look(page, "age");
        declareAge(page);
        look(page, "consent");
        tickAll(page);
        assertThat(heading(page, "Keep this code")).isVisible();
        look(page, "receipt-code");
        openCamera(page);
        look(page, "camera-check");
        click(page, "Start the first film");
        assertThat(heading(page, "Film 1 of 2")).isVisible();
        Chromium.glance(page, "respondent-pause");
        assertThat(heading(page, "Film 2 of 2")).isVisible();
        assertThat(heading(page, "Thank you")).isVisible();
        look(page, "thanks");

        // Then
        assertThat(agency.visits()).singleElement().satisfies(visit -> {
            assertThat(visit.disposition).isEqualTo(Disposition.COMPLETE);
            assertThat(visit.camera().framesPerSecond()).isGreaterThan(10);
        });
        assertThat(recordings()).hasSize(2).allSatisfy(recording -> {
            assertThat(recording.state).isNotEqualTo(RecordingState.UPLOADING);
            assertThat(recording.lengthBytes).isGreaterThan(50_000);
        });
        assertThat(logs()).hasSize(2).allSatisfy(log -> {
            assertThat(log.camera()).hasSizeGreaterThan(80);
            assertThat(log.ad()).hasSizeGreaterThan(20);
        });
    }

    @Test
    void receiptShowsWhatIsStoredAndTakesItBack() {
        // Given
        Page page = chromium.phone(origin.toString(), "en");
        page.navigate(link);
        click(page, "Continue");
        agree(page);
        String code = page.locator("#receipt-code").innerText();

        // When
        page.navigate("/receipt");
        look(page, "receipt-lookup");
        page.locator("#code").fill("0000-0000-0000");
        page.locator("main form button").click();
        assertThat(page.locator("#code-error")).isVisible();
        page.locator("#code").fill(code);
        page.locator("main form button").click();
        assertThat(page.locator("[data-page=receipt]")).isVisible();
        look(page, "receipt");
        click(page, "Withdraw and delete everything");
        page.locator("#withdraw-dialog button.stop").click();

        // Then
        assertThat(heading(page, "Everything is deleted")).isVisible();
        look(page, "withdrawn");
        assertThat(agency.visits()).isEmpty();
        page.navigate(link.substring(0, link.length() - 3));
        assertThat(page.locator("main")).isVisible();
        look(page, "link-closed");
    }

    @Test
    void refusedCameraIsExplained() {
        // Given
        Page page = chromium.phone(origin.toString(), "en");
        page.addInitScript("navigator.mediaDevices.getUserMedia ="
                + " () => Promise.reject(new DOMException('no', 'NotAllowedError'))");
        page.navigate(link);
        click(page, "Continue");
        agree(page);

        // When
        click(page, "Turn the camera on");

        // Then
        assertThat(page.locator("[data-part=camera-refused]")).isVisible();
        look(page, "camera-refused");
    }

    @Test
    void decliningIsThankedInTheRespondentsLanguage() {
        // Given
        Page page = chromium.phone(origin.toString(), "de");
        page.navigate(link);
        click(page, "Weiter");
        page.getByLabel("Alter in Jahren").fill("34");
        click(page, "Weiter");

        // When
        click(page, "Nein, danke");

        // Then
        assertThat(heading(page, "Das ist in Ordnung")).isVisible();
        look(page, "declined");
        assertThat(agency.visits()).singleElement().satisfies(visit -> assertThat(visit.disposition)
                .isEqualTo(Disposition.DECLINED));
    }

    @Test
    void crashedPageSendsTheRestWithoutACamera() {
        // Given
        Page page = visitAtFirstFilm();
        awaitRecordedBytes();
        page.context().setOffline(true);
        page.waitForFunction("() => document.getElementById('film').currentTime > 0.3");
        page.close();
        Page next = page.context().newPage();
        next.context().setOffline(false);

        // When
        next.navigate("/visit");

        // Then
        assertThat(heading(next, "The film was interrupted")).isVisible();
        assertThat(recordings()).singleElement().satisfies(recording -> assertThat(recording.lengthBytes)
                .isGreaterThan(50_000));
        assertThat(logs()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"reload, true", "back, false", "closed tab, false"})
    void anInterruptedFilmIsShownAgainAsASecondViewing(String way, boolean counts) {
        // Given
        agency.as(() -> Campaign.update("countSecondViewings = ?1 where id = ?2", counts, agency.campaign));
        Page page = visitAtFirstFilm();
        page.onDialog(Dialog::accept);
        awaitRecordedBytes();
        page.waitForFunction("() => document.getElementById('film').currentTime > 0.3");

        // When
        Page back = returned(page, way);
        assertThat(heading(back, "The film was interrupted")).isVisible();
        assertThat(back.getByText("You will now see the film once more")).isVisible();
        look(back, "shown-again");
        click(back, "Continue");
        openCamera(back);
        click(back, "Start the first film");
        assertThat(heading(back, "Film 1 of 2")).isVisible();
        assertThat(heading(back, "Film 2 of 2")).isVisible();
        assertThat(heading(back, "Thank you")).isVisible();

        // Then
        List<Exposure> exposures = agency.as(() -> agency.visits().get(0).exposures());
        assertThat(exposures)
                .extracting(each -> each.position + " " + each.viewing + " " + each.state + " " + each.invalidReason)
                .containsExactly("1 1 INVALID interrupted", "1 2 RECORDED null", "2 1 RECORDED null");
        assertThat(exposures.get(1).adId).isEqualTo(exposures.get(0).adId);
        assertThat(recordings()).hasSize(3).allSatisfy(recording -> assertThat(recording.state)
                .isNotEqualTo(RecordingState.UPLOADING));
        assertThat(agency.visits().get(0).disposition).isEqualTo(counts ? Disposition.COMPLETE : Disposition.ENDED);
        assertThat(back.getByText("Both recordings have arrived")).isVisible();
    }

    private Page returned(Page page, String way) {
        if (way.equals("reload")) {
            page.reload();
            return page;
        }
        if (way.equals("back")) {
            page.goBack();
            page.navigate(link);
            return page;
        }
        page.close();
        Page next = page.context().newPage();
        next.navigate(link);
        return next;
    }

    @Test
    void leavingThePageCostsTheFilmAndSaysSo() {
        // Given
        Page page = visitAtFirstFilm();
        awaitRecordedBytes();

        // When
        page.evaluate("""
                Object.defineProperty(document, 'hidden', { value: true, configurable: true });
                document.dispatchEvent(new Event('visibilitychange'));
                delete document.hidden;
                """);

        // Then
        assertThat(heading(page, "The film was interrupted")).isVisible();
        look(page, "interrupted");
        assertThat(page.getByText("The page was left while the film was running"))
                .isVisible();
        click(page, "Continue");
        assertThat(heading(page, "Thank you")).isVisible();
        assertThat(agency.as(() -> agency.visits().get(0).exposures()).get(0))
                .satisfies(exposure -> assertThat(exposure.invalidReason).isEqualTo("hidden"));
    }

    @Test
    void stopAndDeleteLeavesNothing() {
        // Given
        Page page = visitAtFirstFilm();
        awaitRecordedBytes();

        // When
        page.locator(".stage")
                .getByRole(AriaRole.BUTTON)
                .filter(new Locator.FilterOptions().setHasText("Stop and delete"))
                .click();
        look(page, "stop-and-delete");
        page.getByRole(AriaRole.DIALOG)
                .getByText("Stop and delete", new Locator.GetByTextOptions().setExact(true))
                .click();

        // Then
        assertThat(heading(page, "Everything is deleted")).isVisible();
        assertThat(agency.visits()).isEmpty();
        assertThat(recordings()).isEmpty();
        page.waitForFunction("() => indexedDB.databases().then(all => all.length === 0)");
    }

    @Test
    void secondTabWaitsForTheFirst() {
        // Given
        Page first = chromium.phone(origin.toString(), "en");
        first.navigate(link);
        click(first, "Continue");
        agree(first);
        assertThat(heading(first, "Keep this code")).isVisible();

        // When
        Page second = first.context().newPage();
        second.navigate("/visit");

        // Then
        assertThat(heading(second, "This visit is open in another tab")).isVisible();
        look(second, "elsewhere");
        first.close();
        assertThat(heading(second, "Keep this code")).isVisible();
    }

    private Page visitAtFirstFilm() {
        Page page = chromium.phone(origin.toString(), "en");
        page.navigate(link);
        click(page, "Continue");
        agree(page);
        openCamera(page);
        click(page, "Start the first film");
        assertThat(heading(page, "Film 1 of 2")).isVisible();
        return page;
    }

    private void awaitRecordedBytes() {
        await().atMost(Duration.ofMillis(PATIENCE))
                .until(() -> recordings().stream().anyMatch(recording -> recording.acknowledgedBytes > 0));
    }

    private void agree(Page page) {
        declareAge(page);
        tickAll(page);
    }

    private void declareAge(Page page) {
        page.getByLabel("Age in years").fill("34");
        click(page, "Continue");
    }

    private void tickAll(Page page) {
        page.getByRole(AriaRole.CHECKBOX).all().forEach(Locator::check);
        click(page, "Agree and continue");
    }

    private void openCamera(Page page) {
        CameraFoundFine.on(page, agency);
        click(page, "Turn the camera on");
        try {
            assertThat(page.getByText("Good. Stay like this.")).isVisible();
        } catch (AssertionError e) {
            Chromium.glance(page, "respondent-without-verdict");
            throw new AssertionError(
                    "the page says instead: "
                            + page.locator("main:not([hidden])").innerText(),
                    e);
        }
        page.locator("[data-act=start][aria-disabled=false]").waitFor();
    }

    private List<Recording> recordings() {
        return agency.as(() -> Recording.<Recording>listAll());
    }

    private List<TimingLog> logs() {
        return agency.as(() -> TimingLogBody.<TimingLogBody>listAll().stream()
                .map(log -> TimingLog.parse(log.body))
                .toList());
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

    /** Keeps a picture and holds the page to what everybody needs. */
    private static void look(Page page, String name) {
        Chromium.picture(page, "respondent-" + name);
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as("accessibility of " + name)
                .isEmpty();
    }
}
