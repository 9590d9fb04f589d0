package io.mien.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnsTest {
    private final List<String> begun = new ArrayList<>();
    private final Turns turns = new Turns(2);

    @Test
    void moreThanTheLimitWaitInOrder() {
        // Given
        Turns.Turn first = turns.take("client", turn -> begun.add("first"));
        turns.take("client", turn -> begun.add("second"));
        turns.take("client", turn -> begun.add("third"));
        turns.take("client", turn -> begun.add("fourth"));
        assertThat(begun).containsExactly("first", "second");

        // When
        first.end();

        // Then
        assertThat(begun).containsExactly("first", "second", "third");
    }

    @Test
    void aTurnThatEndsTwiceMakesRoomOnce() {
        // Given
        Turns.Turn first = turns.take("client", turn -> begun.add("first"));
        turns.take("client", turn -> begun.add("second"));
        turns.take("client", turn -> begun.add("third"));
        turns.take("client", turn -> begun.add("fourth"));

        // When
        first.end();
        first.end();

        // Then
        assertThat(begun).containsExactly("first", "second", "third");
    }

    @Test
    void whoeverLeavesTheQueueIsNeverBegunAndKeepsNobodyBack() {
        // Given
        Turns.Turn first = turns.take("client", turn -> begun.add("first"));
        Turns.Turn second = turns.take("client", turn -> begun.add("second"));
        Turns.Turn third = turns.take("client", turn -> begun.add("third"));
        turns.take("client", turn -> begun.add("fourth"));

        // When
        third.end();
        first.end();
        second.end();

        // Then
        assertThat(begun).containsExactly("first", "second", "fourth");
        turns.take("client", turn -> begun.add("fifth"));
        assertThat(begun).endsWith("fifth");
    }

    @Test
    void aClientWithManyRequestsDelaysAnotherByOne() {
        // Given
        Turns.Turn first = turns.take("many", turn -> begun.add("first"));
        Turns.Turn second = turns.take("many", turn -> begun.add("second"));
        turns.take("many", turn -> begun.add("third"));
        turns.take("many", turn -> begun.add("fourth"));
        turns.take("one", turn -> begun.add("other"));

        // When
        first.end();
        second.end();

        // Then
        assertThat(begun).containsExactly("first", "second", "third", "other");
    }

    @Test
    void allTurnsComeBack() {
        // Given
        for (int i = 0; i < 1_000; i++) {
            turns.take("client", turn -> begun.add("earlier")).end();
        }

        // When
        turns.take("client", turn -> begun.add("first"));
        turns.take("client", turn -> begun.add("second"));

        // Then
        assertThat(begun).hasSize(1_002);
    }

    @Test
    void someoneMustBeAbleToWork() {
        assertThatThrownBy(() -> new Turns(0)).isInstanceOf(IllegalArgumentException.class);
    }
}
