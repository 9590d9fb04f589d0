package io.mien.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceReaderTest {
    private static final int STEPS = 12;
    private static final int CONTEXT = 4;

    private final CountingCoder coder = new CountingCoder(STEPS, CONTEXT);

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 11, 12, 13, 16, 17, 20, 21, 100, 1_003})
    void everyStepIsReadOnceInOrderWithItsContext(int length) {
        // When
        List<Expression> read = read(length);

        // Then
        assertThat(read).hasSize(length);
        for (int step = 0; step < length; step++) {
            double[] placed = read.get(step).probabilities();
            assertThat(placed[0]).as("the step itself").isEqualTo(step);
            assertThat(placed[1]).as("context before").isGreaterThanOrEqualTo(Math.min(step, CONTEXT));
            assertThat(placed[2]).as("context after").isGreaterThanOrEqualTo(Math.min(length - 1 - step, CONTEXT));
        }
        assertThat(coder.windows).isNotEmpty().allMatch(window -> window <= STEPS);
    }

    @Test
    void whatFitsIntoAWindowIsReadAtOnce() {
        // When
        read(STEPS);

        // Then
        assertThat(coder.windows).containsExactly(STEPS);
    }

    @Test
    void nothingIsReadFromNothing() {
        // When / Then
        assertThat(new SequenceReader(coder).finish()).isEmpty();
        assertThat(coder.windows).isEmpty();
    }

    private List<Expression> read(int length) {
        SequenceReader reader = new SequenceReader(coder);
        List<Expression> read = new ArrayList<>();
        for (int step = 0; step < length; step++) {
            read.addAll(reader.take(new SequenceStep(step, null)));
        }
        read.addAll(reader.finish());
        return read;
    }
}
