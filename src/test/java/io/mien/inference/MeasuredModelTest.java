package io.mien.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MeasuredModelTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ScriptedModel script = new ScriptedModel(StandIns.coder());
    private final Model model = new MeasuredModel(script, Backend.TRITON, meters);

    @Test
    void runsAreCountedByTheirOutcome() {
        // Given
        script.fails(new ModelUnavailable("away"));
        script.fails(new ModelRefused("wrong", new IllegalArgumentException()));
        script.fails(new IllegalStateException("broken"));

        // When
        for (int run = 0; run < 3; run++) {
            assertThatThrownBy(() -> model.run(Map.of(), Set.of())).isInstanceOf(RuntimeException.class);
        }
        model.run(Map.of(), Set.of());
        model.run(Map.of(), Set.of());

        // Then
        assertThat(runs("ok")).isEqualTo(2);
        assertThat(runs("unavailable")).isOne();
        assertThat(runs("refused")).isOne();
        assertThat(runs("failed")).isOne();
    }

    private long runs(String outcome) {
        return meters.get("mien.inference.run")
                .tags("model", "stand_in_coder", "backend", "triton", "outcome", outcome)
                .timer()
                .count();
    }
}
