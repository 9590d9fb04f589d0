package io.mien.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.fieldwork.Agency;
import io.mien.fieldwork.Disposition;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a visit allows once its person has agreed, and for how long. */
@QuarkusTest
class ConsentedVisitTest {
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @Inject
    Agency agency;

    @Test
    void aSilentTabLosesTheVisitAfterItsLease() {
        inVisit(session -> {
            // Given
            Duration lease = Duration.ofSeconds(15);
            session.holdBy("first-tab", NOW, lease);

            // When / Then
            assertThatThrownBy(() -> session.holdBy("other-tab", NOW.plusSeconds(14), lease))
                    .isInstanceOf(VisitRefused.class);
            session.holdBy("first-tab", NOW.plusSeconds(14), lease);
            session.holdBy("other-tab", NOW.plusSeconds(29), lease);
            assertThat(session.tab).isEqualTo("other-tab");
        });
    }

    @Test
    void aGoodVerdictOfTheCameraGetsOld() {
        inVisit(session -> {
            // Given
            session.cameraIsFine(NOW);

            // When / Then
            assertThatThrownBy(() -> session.passCamera(30, NOW.plusSeconds(61), Duration.ofSeconds(60)))
                    .isInstanceOf(VisitRefused.class);
            session.passCamera(30, NOW.plusSeconds(60), Duration.ofSeconds(60));
            assertThat(session.stage).isEqualTo(Stage.CAMERA_PASSED);
        });
    }

    @Test
    void slowCameraIsRefusedAndTheVisitStaysWhereItWas() {
        inVisit(session -> {
            // Given
            session.cameraIsFine(NOW);

            // When / Then
            assertThatThrownBy(() -> session.passCamera(9.9f, NOW, Duration.ofSeconds(60)))
                    .isInstanceOf(VisitRefused.class)
                    .hasMessage("The camera is too slow: it must deliver at least 10 frames per second.");
            assertThat(session.stage).isEqualTo(Stage.CONSENTED);
            assertThat(session.cameraFramesPerSecond).isNull();
            session.passCamera(10, NOW, Duration.ofSeconds(60));
            assertThat(session.stage).isEqualTo(Stage.CAMERA_PASSED);
        });
    }

    @ParameterizedTest
    @EnumSource(Disposition.class)
    void aVisitEndsOnce(Disposition first) {
        inVisit(session -> {
            // Given
            session.cameraFree = first == Disposition.COMPLETE_WITHOUT_CAMERA;
            session.end(first, NOW);

            // When / Then
            assertThatThrownBy(() -> session.end(Disposition.TIMED_OUT, NOW)).isInstanceOf(VisitRefused.class);
            assertThat(session.disposition).isEqualTo(first);
        });
    }

    private void inVisit(Consumer<RespondentSession> work) {
        Respondent respondent = new Respondent(agency.withAds(1), agency.open());
        respondent.enter();
        respondent.agree();
        agency.as(() -> {
            work.accept(respondent.session());
            return respondent;
        });
    }
}
