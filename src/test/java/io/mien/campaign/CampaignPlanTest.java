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
        CampaignPlan plan = plan(" Spring launch ", List.of("en", "de", "en"), Retention.DELETE_AFTER_ANALYSIS, null);

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
                        "", " ", "", List.of(), Retention.KEEP, null, new Audience(12, false), false, false));

        // Then
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.fields())
                .containsOnlyKeys("name", "controller", "controllerContact", "languages", "keepDays", "ageFloor");
    }

    @ParameterizedTest
    @CsvSource({"KEEP,0", "KEEP,3651", "DELETE_AFTER_ANALYSIS,30"})
    void keepsRecordingsForAStatedTimeOrNotAtAll(Retention retention, int days) {
        // When
        InvalidFields refused =
                catchThrowableOfType(InvalidFields.class, () -> plan("Spring", List.of("en"), retention, days));

        // Then
        assertThat(refused.fields()).containsOnlyKeys("keepDays");
    }

    private static CampaignPlan plan(String name, List<String> languages, Retention retention, Integer keepDays) {
        return new CampaignPlan(
                name,
                "Northlight Agency",
                "privacy@northlight.example",
                languages,
                retention,
                keepDays,
                new Audience(18, true),
                false,
                false);
    }
}
