package io.mien.fieldwork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
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

    @Test
    void aSilentTabLosesTheVisitAfterItsLease() {
        // Given
        Duration lease = Duration.ofSeconds(15);
        RespondentSession session = new RespondentSession();
        session.consentedAt = NOW;
        session.holdBy("first-tab", NOW, lease);

        // When / Then
        assertThatThrownBy(() -> session.holdBy("other-tab", NOW.plusSeconds(14), lease))
                .isInstanceOf(VisitRefused.class);
        session.holdBy("first-tab", NOW.plusSeconds(14), lease);
        session.holdBy("other-tab", NOW.plusSeconds(29), lease);
        assertThat(session.tab).isEqualTo("other-tab");
    }

    @Test
    void aGoodVerdictOfTheCameraGetsOld() {
        // Given
        RespondentSession session = new RespondentSession();
        session.consentedAt = NOW;
        session.stage = Stage.CONSENTED;
        session.cameraIsFine(NOW);

        // When / Then
        assertThatThrownBy(() -> session.passCamera(30, NOW.plusSeconds(61), Duration.ofSeconds(60)))
                .isInstanceOf(VisitRefused.class);
        session.passCamera(30, NOW.plusSeconds(60), Duration.ofSeconds(60));
        assertThat(session.stage).isEqualTo(Stage.CAMERA_PASSED);
    }

    @ParameterizedTest
    @EnumSource(Exposure.State.class)
    void anInvalidExposureStaysSo(Exposure.State next) {
        assertThat(Exposure.State.INVALID.canTransitionTo(next)).isFalse();
    }
}
