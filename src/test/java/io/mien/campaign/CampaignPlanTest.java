package io.mien.campaign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mien.platform.InvalidFields;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CampaignPlanTest {

    @Test
    void keepsWhatStaffTypedWithoutTheSpacesAround() {
        // When
        CampaignPlan plan =
                plan(" Spring launch ", List.of("en", "de", "en"), Retention.DELETE_AFTER_ANALYSIS, null, 10);

        // Then
        assertThat(plan.name()).isEqualTo("Spring launch");
        assertThat(plan.languages()).containsExactly("en", "de");
    }

    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        // When
        InvalidFields refused = catchThrowableOfType(
                InvalidFields.class,
                () -> new CampaignPlan(
                        "", " ", "", List.of(), Retention.KEEP, null, new Audience(12, false), 31, false));

        // Then
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.fields())
                .containsOnlyKeys(
                        "name",
                        "controller",
                        "controllerContact",
                        "languages",
                        "keepDays",
                        "ageFloor",
                        "framesPerSecond");
    }

    @ParameterizedTest
    @CsvSource({"KEEP,0", "KEEP,3651", "DELETE_AFTER_ANALYSIS,30"})
    void keepsRecordingsForAStatedTimeOrNotAtAll(Retention retention, int days) {
        // When
        InvalidFields refused =
                catchThrowableOfType(InvalidFields.class, () -> plan("Spring", List.of("en"), retention, days, 10));

        // Then
        assertThat(refused.fields()).containsOnlyKeys("keepDays");
    }

    @ParameterizedTest
    @CsvSource({"4", "31"})
    void readsFiveToThirtyFramesASecond(int framesPerSecond) {
        // When
        InvalidFields refused = catchThrowableOfType(
                InvalidFields.class,
                () -> plan("Spring", List.of("en"), Retention.DELETE_AFTER_ANALYSIS, null, framesPerSecond));

        // Then
        assertThat(refused.fields()).containsOnlyKeys("framesPerSecond");
    }

    private static CampaignPlan plan(
            String name, List<String> languages, Retention retention, Integer keepDays, int framesPerSecond) {
        return new CampaignPlan(
                name,
                "Northlight Agency",
                "privacy@northlight.example",
                languages,
                retention,
                keepDays,
                new Audience(18, true),
                framesPerSecond,
                false);
    }
}
