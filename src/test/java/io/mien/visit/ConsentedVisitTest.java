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
        inVisit(visit -> {
            // Given
            Duration lease = Duration.ofSeconds(15);
            visit.holdBy("first-tab", NOW, lease);

            // When / Then
            assertThatThrownBy(() -> visit.holdBy("other-tab", NOW.plusSeconds(14), lease))
                    .isInstanceOf(VisitRefused.class);
            visit.holdBy("first-tab", NOW.plusSeconds(14), lease);
            visit.holdBy("other-tab", NOW.plusSeconds(29), lease);
            assertThat(visit.lease().tab()).isEqualTo("other-tab");
        });
    }

    @Test
    void aGoodVerdictOfTheCameraGetsOld() {
        inVisit(visit -> {
            // Given
            visit.cameraIsFine(NOW);

            // When / Then
            assertThatThrownBy(() -> visit.cameraUse().pass(30, NOW.plusSeconds(61), Duration.ofSeconds(60)))
                    .isInstanceOf(VisitRefused.class);
            visit.cameraUse().pass(30, NOW.plusSeconds(60), Duration.ofSeconds(60));
            assertThat(visit.camera().isPassed()).isTrue();
        });
    }

    @Test
    void slowCameraIsRefusedAndTheVisitStaysWhereItWas() {
        inVisit(visit -> {
            // Given
            visit.cameraIsFine(NOW);

            // When / Then
            assertThatThrownBy(() -> visit.cameraUse().pass(9.9f, NOW, Duration.ofSeconds(60)))
                    .isInstanceOf(VisitRefused.class)
                    .hasMessage("The camera is too slow: it must deliver at least 10 frames per second.");
            assertThat(visit.camera().isPassed()).isFalse();
            assertThat(visit.camera().framesPerSecond()).isNull();
            visit.cameraUse().pass(10, NOW, Duration.ofSeconds(60));
            assertThat(visit.camera().isPassed()).isTrue();
        });
    }

    @ParameterizedTest
    @EnumSource(Disposition.class)
    void aVisitEndsOnce(Disposition first) {
        inVisit(visit -> {
            // Given
            visit.cameraFree = first == Disposition.COMPLETE_WITHOUT_CAMERA;
            visit.end(first, NOW);

            // When / Then
            assertThatThrownBy(() -> visit.end(Disposition.TIMED_OUT, NOW)).isInstanceOf(VisitRefused.class);
            assertThat(visit.disposition).isEqualTo(first);
        });
    }

    private void inVisit(Consumer<Visit> work) {
        Respondent respondent = new Respondent(agency.withAds(1), agency.open());
        respondent.enter();
        respondent.agree();
        agency.as(() -> {
            work.accept(respondent.visit());
            return respondent;
        });
    }
}
