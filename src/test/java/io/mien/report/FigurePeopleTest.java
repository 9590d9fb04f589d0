package io.mien.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.trace.TraceSamples;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FigurePeopleTest {
    private static final int MISSING = TraceSamples.MISSING;
    private static final UUID ANNA = new UUID(0, 1);
    private static final UUID BEN = new UUID(0, 2);
    private static final UUID TRACE = new UUID(1, 0);

    @Test
    void itIsReadBackAsItWasWritten() {
        // Given
        FigurePeople audience = of(ANNA, TRACE, 5, MISSING, 7);

        // When
        FigurePeople read = FigurePeople.decode(audience.encode());

        // Then
        assertThat(read.visits()).containsExactly(ANNA);
        assertThat(read.differences(audience)).containsExactly(0, 0, 0, 0);
        assertThat(read.remove(ANNA)).containsExactly(1, 1, 0, 1);
    }

    @Test
    void somebodyWithoutAnyValueIsNotInIt() {
        assertThat(of(ANNA, TRACE, MISSING, MISSING, MISSING).size()).isZero();
    }

    @Test
    void whoJoinsDiffersWhereThePersonHasAValue() {
        // Given
        FigurePeople before = of(ANNA, TRACE, 5, 5, 5);
        FigurePeople after = of(ANNA, TRACE, 5, 5, 5);
        after.add(BEN, TRACE, new int[] {1, MISSING, 1});

        // When // Then
        assertThat(before.differences(after)).containsExactly(1, 1, 0, 1);
        assertThat(after.differences(before)).containsExactly(1, 1, 0, 1);
    }

    @Test
    void aRecordingThatWasReadAnewDiffers() {
        // Given
        FigurePeople before = of(ANNA, TRACE, 5, MISSING, MISSING);
        FigurePeople after = of(ANNA, new UUID(2, 0), MISSING, MISSING, 5);

        // When // Then
        assertThat(before.differences(after)).containsExactly(1, 1, 0, 1);
    }

    @Test
    void aSecondInWhichTooFewDifferIsLeftOut() {
        // Given
        Differences differences = new Differences(List.of(new int[] {10, 10, 9, 0}, new int[] {12, 12, 11, 12}));

        // When // Then
        assertThat(differences.areEnough()).isTrue();
        assertThat(differences.withheld()).containsExactly(1);
        assertThat(new Differences(List.of(new int[] {9, 9})).areEnough()).isFalse();
    }

    private static FigurePeople of(UUID visit, UUID trace, int... change) {
        FigurePeople audience = new FigurePeople(change.length);
        audience.add(visit, trace, change);
        return audience;
    }
}
