package io.mien.visit;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import io.mien.browser.Chromium;
import io.mien.campaign.Ad;
import io.mien.campaign.AdTrack;
import io.mien.campaign.Campaign;
import io.mien.fieldwork.Agency;
import io.mien.fieldwork.Disposition;
import io.mien.media.TestMedia;
import io.mien.platform.ObjectStore;
import io.mien.recording.Recording;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole visits in Chromium by people who use no camera, and captions over the film. */
@QuarkusTest
@Tag("browser")
class CameraFreeBrowserTest {
    private static final int PATIENCE = 60_000;
    private static final int MAX_TABS = 40;
    private static final String COUNT_ASKING = """
            window.asked = 0;
            const media = navigator.mediaDevices;
            media.getUserMedia = (ask => wanted => { window.asked++; return ask.call(media, wanted); })(media.getUserMedia);
            """;
    private static final String ACTIVE = """
            () => { const active = document.activeElement;
                return active.labels?.[0]?.firstElementChild?.innerText ?? active.innerText; }
            """;
    private static final String CAPTION = """
            () => [...document.querySelector('#film').textTracks].some(track => track.mode === 'showing'
                && [...(track.activeCues ?? [])].some(cue => cue.text === 'Good morning'))
            """;

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
    void campaignThatNeedsNoCameraAndHasCaptions() throws IOException {
        link = "/i/" + agency.withAds(2).open();
        agency.as(() -> Campaign.update("cameraOptional = true where id = ?1", agency.campaign));
        Path film = TestMedia.mp4(films, "320x180", 4);
        for (Ad ad : agency.as(() -> Ad.ofCampaign(agency.campaign))) {
            store.delete(ad.storageKey);
            try (InputStream bytes = Files.newInputStream(film)) {
                store.put(ad.storageKey, bytes);
            }
            agency.as(() -> captions(ad));
        }
    }

    @Test
    void keyboardAloneLeadsFromTheLinkToThanksAndNoCameraIsAskedFor() {
        // Given
        Page page = chromium.phone(origin.toString(), "en");
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        page.addInitScript(COUNT_ASKING);
        page.navigate(link);
        look(page, "landing");

        // When
        press(page, "Take part without a camera");
        declareAge(page);
        assertHeading(page, "Take part without a camera?");
        look(page, "consent");
        press(page, "Agree and continue");
        assertHeading(page, "Ready?");
        tabTo(page, "Captions");
        page.keyboard().press("ArrowDown");
        look(page, "ready");
        press(page, "Start the first film");
        assertHeading(page, "Film 1 of 2");
        page.waitForFunction(CAPTION);
        Chromium.glance(page, "camera-free-captions");
        assertHeading(page, "Film 2 of 2");
        page.waitForFunction(CAPTION);
        assertHeading(page, "Thank you");
        look(page, "thanks");

        // Then
        assertThat((int) page.evaluate("asked")).isZero();
        assertThat(agency.visits()).singleElement().satisfies(visit -> {
            assertThat(visit.disposition).isEqualTo(Disposition.COMPLETE_WITHOUT_CAMERA);
            assertThat(visit.camera().framesPerSecond()).isNull();
        });
        assertThat(agency.as(() -> agency.visits().get(0).exposures()))
                .extracting(exposure -> exposure.captions)
                .containsExactly("en", "en");
        assertThat((long) agency.as(() -> Recording.count())).isZero();
        assertThat((long) agency.as(() -> TimingLogBody.count())).isZero();
    }

    @Test
    void whoseCameraIsRefusedGoesOnWithoutIt() {
        // Given
        Page page = chromium.phone(origin.toString(), "en");
        page.addInitScript("navigator.mediaDevices.getUserMedia ="
                + " () => Promise.reject(new DOMException('no', 'NotAllowedError'))");
        page.navigate(link);
        press(page, "Continue");
        declareAge(page);
        assertHeading(page, "Do you want to take part?");
        page.getByRole(AriaRole.CHECKBOX).all().forEach(box -> box.check());
        press(page, "Agree and continue");
        press(page, "Turn the camera on");
        assertHeading(page, "The camera is blocked");
        look(page, "refused");

        // When
        press(page, "Take part without a camera");
        press(page, "Agree and continue");

        // Then
        assertHeading(page, "Ready?");
    }

    @Test
    void leavingThePageCostsTheFilmWithoutACameraToo() {
        // Given
        Page page = chromium.phone(origin.toString(), "en");
        page.navigate(link);
        press(page, "Take part without a camera");
        declareAge(page);
        press(page, "Agree and continue");
        press(page, "Start the first film");
        page.locator(".stage[data-phase=pause]").waitFor();

        // When
        page.evaluate("""
                Object.defineProperty(document, 'hidden', { value: true, configurable: true });
                document.dispatchEvent(new Event('visibilitychange'));
                delete document.hidden;
                """);

        // Then
        assertHeading(page, "The film was interrupted");
        look(page, "interrupted");
        press(page, "Continue");
        assertHeading(page, "Thank you");
        assertThat(agency.as(() -> agency.visits().get(0).exposures()))
                .extracting(exposure -> exposure.state)
                .containsExactly(Exposure.State.INVALID, Exposure.State.WATCHED);
    }

    private static AdTrack captions(Ad ad) {
        AdTrack track = new AdTrack();
        track.adId = ad.id;
        track.kind = AdTrack.Kind.CAPTIONS;
        track.language = "en";
        track.body = "WEBVTT\n\n00:00:00.000 --> 00:00:03.900\nGood morning\n";
        track.cues = 1;
        track.createdAt = Instant.now();
        track.persist();
        return track;
    }

    private static void declareAge(Page page) {
        page.locator("#years").fill("34");
        page.keyboard().press("Enter");
    }

    /** Tabs to the control of this name, as somebody without a mouse, and presses it. */
    private static void press(Page page, String name) {
        tabTo(page, name);
        page.keyboard().press("Enter");
    }

    private static void tabTo(Page page, String name) {
        page.getByText(name, new Page.GetByTextOptions().setExact(true))
                .locator("visible=true")
                .first()
                .waitFor();
        for (int tab = 0; tab < MAX_TABS; tab++) {
            page.keyboard().press("Tab");
            if (name.equals(page.evaluate(ACTIVE))) {
                return;
            }
        }
        throw new AssertionError("no key leads to " + name);
    }

    private static void assertHeading(Page page, String words) {
        assertThat(page.getByRole(
                        AriaRole.HEADING,
                        new Page.GetByRoleOptions().setName(words).setExact(true)))
                .isVisible();
    }

    private static void look(Page page, String name) {
        Chromium.picture(page, "camera-free-" + name);
        assertThat(new AxeBuilder(page).analyze().getViolations())
                .as("accessibility of " + name)
                .isEmpty();
    }
}
