package io.mien.visit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StageTest {
    @ParameterizedTest
    @EnumSource(Stage.class)
    void aVisitGoesForwardOneStageAtATimeOrEnds(Stage from) {
        for (Stage to : Stage.values()) {
            boolean next = to.ordinal() == from.ordinal() + 1;
            boolean end = to == Stage.FINISHED && from != Stage.FINISHED;
            assertThat(from.canTransitionTo(to)).isEqualTo(next || end);
        }
    }

    @ParameterizedTest
    @EnumSource(Exposure.State.class)
    void anInvalidExposureStaysSo(Exposure.State next) {
        assertThat(Exposure.State.INVALID.canTransitionTo(next)).isFalse();
    }
}
