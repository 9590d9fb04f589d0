package io.mien.fieldwork;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.mien.browser.Chromium;
import io.mien.media.TestMedia;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The product's own detector looks at real pictures from a browser's camera. */
@QuarkusTest
class CameraCheckBrowserTest {
    private static final String AS_A_WEBCAM =
            "-t 4 -vf scale=640:480:force_original_aspect_ratio=increase,crop=640:480,fps=30 -pix_fmt yuvj420p -q:v 4 -an";

    @Inject
    Agency agency;

    @TestHTTPResource("/")
    URI origin;

    @TempDir
    Path clips;

    @BeforeEach
    void patience() {
        PlaywrightAssertions.setDefaultAssertionTimeout(90_000);
    }

    @Test
    void faceInGoodLightMayGoOn() {
        try (Chromium chromium = Chromium.withCamera(camera("single_face.mp4"))) {
            // When
            Page page = cameraOn(chromium);

            // Then
            assertThat(page.getByText("Good. Stay like this.")).isVisible();
            assertThat(page.locator("[data-act=start]")).hasAttribute("aria-disabled", "false");
            Chromium.picture(page, "respondent-camera-check-face");
        }
    }

    @Test
    void pictureWithoutAFaceMayNot() {
        try (Chromium chromium = Chromium.withCamera(camera("no_face.mp4"))) {
            // When
            Page page = cameraOn(chromium);

            // Then
            assertThat(page.getByText("There is no face in the picture.")).isVisible();
            assertThat(page.locator("[data-act=start]")).hasAttribute("aria-disabled", "true");
            Chromium.picture(page, "respondent-camera-check-no-face");
            assertThat(agency.sessions()).singleElement().satisfies(session -> assertThat(session.cameraOkAt)
                    .isNull());
        }
    }

    private Path camera(String clip) {
        return TestMedia.make(clips.resolve("camera.mjpeg"), "-i " + TestMedia.face(clip) + " " + AS_A_WEBCAM);
    }

    private Page cameraOn(Chromium chromium) {
        Page page = chromium.phone(origin.toString(), "en");
        page.navigate("/i/" + agency.withAds(1).open());
        click(page, "Continue");
        page.getByLabel("Age in years").fill("34");
        click(page, "Continue");
        page.getByRole(AriaRole.CHECKBOX).all().forEach(Locator::check);
        click(page, "Agree and continue");
        click(page, "Turn the camera on");
        return page;
    }

    private static void click(Page page, String words) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(words).setExact(true))
                .click();
    }
}
