package io.mien.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.fieldwork.Disposition;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StageTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

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
    @EnumSource(Disposition.class)
    void aVisitEndsOnce(Disposition first) {
        // Given
        RespondentSession session = new RespondentSession();
        session.end(first, NOW);

        // When / Then
        assertThatThrownBy(() -> session.end(Disposition.TIMED_OUT, NOW)).isInstanceOf(VisitRefused.class);
        assertThat(session.disposition).isEqualTo(first);
    }

    @ParameterizedTest
    @EnumSource(Exposure.State.class)
    void anInvalidExposureStaysSo(Exposure.State next) {
        assertThat(Exposure.State.INVALID.canTransitionTo(next)).isFalse();
    }
}
