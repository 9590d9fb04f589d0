package io.mien.rights;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.mien.browser.Chromium;
import io.mien.browser.Keyboard;
import io.mien.browser.Look;
import io.mien.fieldwork.Agency;
import io.mien.platform.ServerKey;
import io.mien.privacy.Consent;
import io.mien.visit.ReceiptCode;
import io.mien.visit.Respondent;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Consent and rights in Chromium, with the keyboard alone. */
@QuarkusTest
@Tag("browser")
class RightsBrowserTest {
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

    @Test
    void everyPurposeIsAnsweredWithoutAMouse() {
        // Given
        agency.withAds(2).in("US").keeping(90);
        Page page = chromium.phone(origin.toString(), "en");
        Keyboard keys = new Keyboard(page);
        page.navigate("/i/" + agency.open("US"));
        keys.reach("Continue").press("Enter");
        Look.at(page, "rights-age");
        keys.reach("Age in years").type("young").press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).hasText("Please enter your age in whole years, for example 34.");
        Look.at(page, "rights-age-again");
        keys.reach("Age in years").type("34").press("Enter");
        assertThat(heading(page, "Do you want to take part?")).isVisible();
        Look.at(page, "rights-consent");

        // When
        keys.reach("How it works").press("Enter");
        keys.reach("I have read that an emotion recognition system will be used.")
                .press("Space");
        keys.reach("I have read this and give my written release for it.").press("Space");
        keys.reach("I agree to be recorded and analysed as described here and in the full text.")
                .press("Space");
        keys.reach(
                        "As long as it is stored, my video may also be used to check how well programs read facial expressions.")
                .press("Space");
        Look.at(page, "rights-consent-ticked");
        keys.reach("Agree and continue").press("Enter");

        // Then
        assertThat(heading(page, "Keep this code")).isVisible();
        Look.at(page, "rights-receipt");
        assertThat(agency.as(() -> Consent.<Consent>listAll())).singleElement().satisfies(consent -> {
            assertThat(consent.acknowledged).containsExactly("notice", "release");
            assertThat(consent.purposes).containsExactly("recording", "model-checks");
        });
    }

    @Test
    void whoIsTooYoungIsThanked() {
        // Given
        Page page = chromium.phone(origin.toString(), "de");
        page.navigate("/i/" + agency.withAds(1).open());
        Keyboard keys = new Keyboard(page);
        keys.reach("Weiter").press("Enter");
        assertThat(page.getByLabel("Alter in Jahren")).isVisible();

        // When
        keys.reach("Alter in Jahren").type("12").press("Enter");

        // Then
        assertThat(heading(page, "Danke f\u00fcr Ihr Interesse")).isVisible();
        Look.at(page, "rights-screened-out");
    }

    @Test
    void aScannedReceiptShowsCopiesWithdrawsAndProves() throws IOException {
        // Given
        Respondent respondent = Respondent.watching(agency.withAds(1));
        String code = agency.as(() -> ReceiptCode.of(key, respondent.visit().id).shown());
        Page page = chromium.phone(origin.toString(), "en");
        Keyboard keys = new Keyboard(page);

        // When
        page.navigate("/receipt#" + code);
        assertThat(page.getByLabel("Receipt code")).hasValue(code);
        assertThat(page).hasURL(Pattern.compile(".*/receipt$"));
        Look.at(page, "rights-lookup");
        keys.reach("Show").press("Enter");
        assertThat(heading(page, "No recording is stored")).isVisible();
        Look.at(page, "rights-stored");
        keys.reach("What you agreed to").press("Enter");
        Look.at(page, "rights-stored-agreed");
        Download copy =
                page.waitForDownload(() -> keys.reach("Download everything").press("Enter"));
        keys.reach("Withdraw and delete everything").press("Enter");
        assertThat(page.getByRole(AriaRole.DIALOG)).isVisible();
        Look.at(page, "rights-withdraw");
        keys.reach("Withdraw and delete everything").press("Enter");
        assertThat(heading(page, "Everything is deleted")).isVisible();
        Look.at(page, "rights-withdrawn");
        Download certificate =
                page.waitForDownload(() -> keys.reach("Save the certificate").press("Enter"));
        keys.reach("Check a certificate").press("Enter");
        Look.at(page, "rights-check");
        keys.reach("Certificate").type("nonsense");
        keys.reach("Check").press("Enter");
        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        Look.at(page, "rights-check-refused");
        page.getByLabel("Certificate").fill(Files.readString(certificate.path()));
        keys.reach("Check").press("Enter");

        // Then
        assertThat(heading(page, "This certificate is genuine")).isVisible();
        Look.at(page, "rights-genuine");
        try (ZipFile zip = new ZipFile(copy.path().toFile())) {
            assertThat(zip.getEntry("data.json")).isNotNull();
        }
        assertThat(agency.visits()).isEmpty();
    }

    private static Locator heading(Page page, String words) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(words).setExact(true));
    }
}
