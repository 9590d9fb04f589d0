package io.mien.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.fieldwork.Disposition;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SingleVisitPageTest {

    @Test
    void onlyACompleteVisitWaitsForItsRecordingsToBeRead() {
        // When
        String complete = SingleVisitPage.undecided(Disposition.COMPLETE);

        // Then
        assertThat(complete).isEqualTo("Whether this visit counts is known when its recordings are read.");
        assertThat(Arrays.stream(Disposition.values()).map(SingleVisitPage::undecided))
                .doesNotHaveDuplicates()
                .containsOnlyOnce(complete);
    }

    @Test
    void aVisitThatTimedOutSaysSo() {
        assertThat(SingleVisitPage.undecided(Disposition.TIMED_OUT)).contains("timed out");
    }

    @Test
    void aVisitThatHasNotEndedIsUnderWay() {
        assertThat(SingleVisitPage.undecided(null)).isEqualTo("This visit is under way.");
    }
}
