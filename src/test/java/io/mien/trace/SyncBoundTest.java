package io.mien.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SyncBoundTest {
    private static final CameraClock TIGHT = new CameraClock(0, SyncGrade.A, 0.2, 0.5, 33);
    private static final CameraClock UNSURE = new CameraClock(0, SyncGrade.B, 1, 4, 33);
    private static final CameraClock NONE = new CameraClock(0, SyncGrade.C, Double.NaN, Double.NaN, Double.NaN);

    @Test
    void theAllowanceStandsWhereTheLightDoesNotTell() {
        // When
        SyncBound bound = SyncBound.of(TIGHT, Optional.empty());

        // Then
        assertThat(bound.ms().orElseThrow())
                .isCloseTo(SyncBound.SCREEN_MS + SyncBound.SPREAD_MS + 0.5, within(1e-9))
                .isLessThanOrEqualTo(SyncBound.MAX_FOR_A_MS);
        assertThat(bound.lagMs()).isEmpty();
        assertThat(bound.grade()).isEqualTo(SyncGrade.A);
    }

    @Test
    void theBoundFollowsTheMeasuredLagAndTakesTheGradeWithIt() {
        // When
        SyncBound small = SyncBound.of(TIGHT, Optional.of(new LightLag(-8, -10, -6)));
        SyncBound large = SyncBound.of(TIGHT, Optional.of(new LightLag(80, 76, 85)));

        // Then
        assertThat(small.ms().orElseThrow()).isCloseTo(10 + SyncBound.SPREAD_MS + 0.5, within(1e-9));
        assertThat(small.lagMs()).hasValue(-8);
        assertThat(small.grade()).isEqualTo(SyncGrade.A);
        assertThat(large.ms().orElseThrow()).isCloseTo(85 + SyncBound.SPREAD_MS + 0.5, within(1e-9));
        assertThat(large.grade()).isEqualTo(SyncGrade.B);
    }

    @Test
    void whatMayBeTwoCameraFramesOffSaysSoUnlessTheLightKnowsBetter() {
        assertThat(SyncBound.of(UNSURE, Optional.empty()).ms().orElseThrow())
                .isCloseTo(SyncBound.SCREEN_MS + SyncBound.SPREAD_MS + 4 + 66, within(1e-9));
        assertThat(SyncBound.of(UNSURE, Optional.of(new LightLag(5, 0, 9))).ms().orElseThrow())
                .isCloseTo(9 + SyncBound.SPREAD_MS + 4, within(1e-9));
        assertThat(SyncBound.of(UNSURE, Optional.of(new LightLag(5, 0, 9))).grade())
                .isEqualTo(SyncGrade.B);
    }

    @Test
    void nothingIsPromisedWhereOnlyTheStartIsKnown() {
        assertThat(SyncBound.of(NONE, Optional.empty()).ms()).isEmpty();
        assertThat(SyncBound.of(NONE, Optional.of(new LightLag(20, 15, 25))).grade())
                .isEqualTo(SyncGrade.C);
    }
}
