package io.mien.visit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.campaign.Campaign;
import io.mien.fieldwork.Agency;
import io.mien.fieldwork.Disposition;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a respondent reads at the end: how much arrived, what is still to do, and last of all that this was it. */
@QuarkusTest
class LastPageTest {
    @Inject
    Agency agency;

    @ParameterizedTest
    @CsvSource({
        "1, 1, Your recording has arrived.",
        "2, 2, Both recordings have arrived.",
        "3, 3, Your 3 recordings have arrived.",
        "2, 1, Recordings that have arrived: 1 of 2.",
        "3, 2, Recordings that have arrived: 2 of 3.",
        "2, 0, No recording has arrived."
    })
    void saysHowManyRecordingsArrivedOfHowManyAds(int ads, int arrived, String words) {
        // Given
        Respondent respondent = Respondent.watching(agency.withAds(ads));

        // When
        end(respondent, Disposition.COMPLETE, arrived);

        // Then
        assertThat(words(respondent)).contains(words).containsOnlyOnce("arrived");
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1, You have seen the film.",
        "2, 2, You have seen the films.",
        "2, 1, Films seen to the end: 1 of 2."
    })
    void saysHowManyAdsWereSeenWithoutACamera(int ads, int seen, String words) {
        // Given
        Respondent respondent = withoutCamera(ads);

        // When
        end(respondent, Disposition.COMPLETE_WITHOUT_CAMERA, seen);

        // Then
        assertThat(words(respondent)).contains(words + " Nothing was recorded.");
    }

    @Test
    void thePageMayBeClosedOnlyAfterTheLastQuestionAndTheCode() {
        // Given
        Respondent respondent = Respondent.watching(agency.withAds(2));

        // When
        end(respondent, Disposition.COMPLETE, 2);

        // Then
        assertThat(words(respondent))
                .containsOnlyOnce("You can close this page.")
                .containsSubsequence(
                        "One last question", "Keep this code", "Withdraw now", "You can close this page.", "of 7");
    }

    @Test
    void withoutACameraItMayBeClosedAfterTheCode() {
        // Given
        Respondent respondent = withoutCamera(1);

        // When
        end(respondent, Disposition.COMPLETE_WITHOUT_CAMERA, 1);

        // Then
        assertThat(words(respondent))
                .containsOnlyOnce("You can close this page.")
                .containsSubsequence("Keep this code", "Withdraw now", "You can close this page.");
    }

    private Respondent withoutCamera(int ads) {
        agency.withAds(ads);
        agency.as(() -> Campaign.update("cameraOptional = true where id = ?1", agency.campaign));
        Respondent respondent = new Respondent(agency, agency.open());
        respondent.enterWithoutCamera();
        respondent.agreeWithoutCamera();
        return respondent;
    }

    /** Ends its visit with so many ads through and the others interrupted. */
    private void end(Respondent respondent, Disposition disposition, int through) {
        agency.as(() -> {
            Visit visit = respondent.visit();
            List<Exposure> exposures = visit.exposures();
            for (Exposure exposure : exposures) {
                exposure.state = exposures.indexOf(exposure) < through ? used(visit) : Exposure.State.INVALID;
            }
            visit.end(disposition, Instant.now());
            return disposition;
        });
    }

    private static Exposure.State used(Visit visit) {
        return visit.cameraFree ? Exposure.State.WATCHED : Exposure.State.RECORDED;
    }

    /** What a person reads in the middle of the page. */
    private static String words(Respondent respondent) {
        String page = respondent.show().asString();
        assertThat(page).contains("data-page=\"thanks\"");
        return page.substring(page.indexOf("<main"), page.indexOf("</main>"))
                .replaceAll("<[^>]+>", " ")
                .replaceAll("\\s+", " ");
    }
}
