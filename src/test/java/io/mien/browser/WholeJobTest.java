package io.mien.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import io.mien.launch.RealKeycloak;
import io.mien.media.TestMedia;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole job in Chromium, nothing pretended: a researcher logs in through the real Keycloak, sets up a campaign and
 * opens fieldwork; a respondent with a real face takes part; the curve of that face stands over the ad's time.
 */
@QuarkusTest
@TestProfile(RealKeycloak.class)
@Tag("keycloak")
@Tag("browser")
class WholeJobTest {
    private static final double AD_SECONDS = 22;
    private static final int PATIENCE = 180_000;
    /** Camera frame at which the ad is started: pre-roll and loading end just before the first smile at 1,800. */
    private static final int START_AT_FRAME = 1_500;
    /** Edges of the stored curve lie this close to the truth, seconds. */
    private static final double EDGE = 0.5;

    @TestHTTPResource("/")
    URI origin;

    @TempDir
    Path folder;

    @Test
    void theCurveOfAFaceStandsOverTheAdsTime() throws IOException {
        // Given
        FakeCamera camera = FakeCamera.smiling();
        Truth truth = new Truth(camera);
        try (Chromium office = Chromium.withTestPicture();
                Chromium home = Chromium.withCamera(camera.film())) {
            Page staff = office.desk(origin.toString());
            String link = openFieldwork(staff);

            // When
            takePart(home.phone(origin.toString(), "en"), link, truth);
            assertThat(staff.getByText("1 of 150")
                            .or(staff.getByText("1 / 150"))
                            .first())
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
            Chromium.picture(staff, "fieldwork-after-one-visit");
            JsonNode traces = openSession(staff);

            // Then
            assertThat(staff.getByText("median of the neutral pause")).isVisible();
            assertThat(truth.notes()).isGreaterThan(40);
            assertFollowsTruth(happy(traces), truth);
            furtherHolds(staff);
        }
    }

    /** What another way of running the product promises beside it, with the visit's page open. */
    void furtherHolds(Page session) throws IOException {}

    @Test
    void anEmptyRoomDoesNotPassTheCameraCheck() throws IOException {
        // Given
        FakeCamera camera = FakeCamera.empty();
        try (Chromium office = Chromium.withTestPicture();
                Chromium home = Chromium.withCamera(camera.film())) {
            String link = openFieldwork(office.desk(origin.toString()));
            Page page = home.phone(origin.toString(), "en");

            // When
            openCamera(page, link);

            // Then
            assertThat(page.locator("[data-verdict=no-face]"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
            assertThat(page.locator("[data-act=start]")).hasAttribute("aria-disabled", "true");
            Chromium.picture(page, "camera-check-no-face");
        }
    }

    private String openFieldwork(Page staff) {
        logIn(staff);
        staff.navigate("/campaigns/new");
        staff.getByLabel("Campaign", new Page.GetByLabelOptions().setExact(true))
                .fill("Whole job");
        staff.getByLabel("Who answers for the recordings").fill("Northlight Agency");
        staff.getByLabel("How respondents reach them").fill("privacy@northlight.example");
        staff.getByLabel("English").check();
        staff.getByLabel("No employer and no school asks people to take part").check();
        chooseRetention(staff);
        button(staff, "Create campaign").click();
        staff.getByLabel("Video", new Page.GetByLabelOptions().setExact(true)).setInputFiles(film());
        button(staff, "Upload ad").click();
        assertThat(staff.locator("ol.films li")).hasCount(1, hasCountWithin());
        staff.getByLabel("Country", new Page.GetByLabelOptions().setExact(true)).selectOption("DE");
        button(staff, "Add country").click();
        assertThat(button(staff, "Open fieldwork")).isEnabled();
        Chromium.picture(staff, "campaign-ready");
        button(staff, "Open fieldwork").click();
        button(staff, "Open now").click();
        String link = staff.getByLabel("Germany").first().inputValue();
        return URI.create(link).getPath();
    }

    /** Leaves the form's own choice: recordings fall once they are read. */
    void chooseRetention(Page staff) {}

    private void logIn(Page staff) {
        staff.navigate("/campaigns");
        staff.locator("#username").fill("dana");
        staff.locator("#kc-login").click();
        staff.locator("#password").fill(RealKeycloak.password("dana"));
        staff.locator("#kc-login").click();
        assertThat(staff).hasURL(java.util.regex.Pattern.compile(".*/campaigns$"));
    }

    private Path film() {
        return TestMedia.mp4(folder, "640x360", AD_SECONDS);
    }

    private static void openCamera(Page page, String link) {
        page.navigate(link);
        button(page, "Continue").click();
        page.getByLabel("Age in years").fill("34");
        button(page, "Continue").click();
        page.locator("input[type=checkbox]").all().forEach(Locator::check);
        button(page, "Agree and continue").click();
        button(page, "Turn the camera on").click();
    }

    private static void takePart(Page page, String link, Truth truth) throws IOException {
        openCamera(page, link);
        assertThat(page.locator("[data-verdict=ok]"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
        Chromium.picture(page, "camera-check-real-face");
        page.exposeFunction("noteTruth", arguments -> {
            truth.note(((Number) arguments[0]).doubleValue(), ((Number) arguments[1]).doubleValue());
            return true;
        });
        page.evaluate(script());
        page.waitForFunction(
                "frame => window.cameraCode() >= frame",
                START_AT_FRAME,
                new Page.WaitForFunctionOptions().setTimeout(PATIENCE));
        page.locator("[data-act=start]").click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Thank you")))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
    }

    private JsonNode openSession(Page staff) throws IOException {
        staff.navigate(staff.url().replaceAll("(/campaigns/[^/?#]+).*", "$1") + "/visits");
        staff.locator("a[href^='/visits/']").first().click();
        assertThat(staff.locator(".chart canvas, .chart svg").first()).isVisible();
        Chromium.picture(staff, "session-of-a-real-face");
        String address = staff.locator("[data-traces]").first().getAttribute("data-traces");
        String json = staff.request().get(address).text();
        return new ObjectMapper().readTree(json);
    }

    /** Happy at 10 Hz, NaN where no face was seen. */
    private static double[] happy(JsonNode traces) {
        JsonNode values = StreamSupport.stream(traces.get("measures").spliterator(), false)
                .filter(measure -> measure.get("measure").asText().equals("HAPPY"))
                .findFirst()
                .orElseThrow()
                .get("values");
        double[] happy = new double[values.size()];
        for (int i = 0; i < happy.length; i++) {
            happy[i] = values.get(i).isNumber() ? values.get(i).asDouble() : Double.NaN;
        }
        return happy;
    }

    /** Low in the neutral spans, high in the smiling ones, and the way between within half a second of the truth. */
    private static void assertFollowsTruth(double[] happy, Truth truth) {
        assertThat(happy).hasSize((int) (AD_SECONDS * 10));
        List<Double> edges = truth.edges(AD_SECONDS);
        assertThat(edges).hasSizeGreaterThanOrEqualTo(3);
        int judged = 0;
        for (int tenth = 5; tenth < happy.length - 5; tenth++) {
            double at = (tenth + 0.5) / 10;
            if (edges.stream().allMatch(edge -> Math.abs(edge - at) > EDGE)) {
                judged++;
                boolean smiling = truth.stateAt(at).equals("smiling");
                assertThat(happy[tenth] > 0.5)
                        .as("smiling at %.2f s of the ad, happy %.2f, edges %s", at, happy[tenth], edges)
                        .isEqualTo(smiling);
            }
        }
        assertThat(judged).as("tenths away from the edges").isPositive();
    }

    private static String script() throws IOException {
        try (var stream = WholeJobTest.class.getResourceAsStream("/truth.js")) {
            return new String(java.util.Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8)
                    .replaceAll("(?m)^//.*$", "");
        }
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static LocatorAssertions.HasCountOptions hasCountWithin() {
        return new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE);
    }
}
