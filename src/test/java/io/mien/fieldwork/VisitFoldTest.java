package io.mien.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.mien.fieldwork.Standing.Reach;
import io.mien.fieldwork.VisitFold.Moves;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VisitFoldTest {
    private static final UUID CAMPAIGN = new UUID(0, 1);
    private static final Standing PENDING =
            new Standing(Reach.CAMERA_PASSED, false, Disposition.COMPLETE, Validity.PENDING, null);
    private static final Standing VALID =
            new Standing(Reach.CAMERA_PASSED, false, Disposition.COMPLETE, Validity.VALID, null);
    private static final Standing DARK =
            new Standing(Reach.CAMERA_PASSED, false, Disposition.COMPLETE, Validity.REVERSED, QualityRule.TOO_DARK);

    @Test
    void theVerdictThatStandsCountsInWhateverOrderFactsAreRead() {
        // When
        List<VisitGroup> groups = VisitFold.of(List.of(
                moves(DARK, VALID, 1), moves(VALID, DARK, 1), moves(null, PENDING, 3), moves(PENDING, VALID, 2)));

        // Then
        assertThat(groups)
                .extracting(VisitGroup::validity, VisitGroup::visits, VisitGroup::cameraPassed)
                .containsExactlyInAnyOrder(tuple(Validity.VALID, 2L, 2L), tuple(Validity.PENDING, 1L, 1L));
    }

    @Test
    void anErasedVisitIsCountedNowhere() {
        assertThat(VisitFold.of(List.of(moves(null, DARK, 1), moves(DARK, null, 1))))
                .isEmpty();
    }

    @Test
    void aStandingIsReadAsItIsStored() {
        // Given
        Standing without = new Standing(Reach.LANDED, true, null, Validity.PENDING, null);

        // Then
        assertThat(without.text()).isEqualTo("LANDED WITHOUT_CAMERA - PENDING -");
        assertThat(DARK.text()).isEqualTo("CAMERA_PASSED WITH_CAMERA COMPLETE REVERSED TOO_DARK");
        assertThat(List.of(Standing.parse(without.text()), Standing.parse(DARK.text())))
                .containsExactly(without, DARK);
    }

    private static Moves moves(@Nullable Standing from, @Nullable Standing to, long facts) {
        return new Moves(CAMPAIGN, "DE", Origin.LINK, Standing.text(from), Standing.text(to), facts);
    }
}
