package io.mien.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.platform.Ids;
import io.mien.recording.ImportProgress.Refused;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImportProgressTest {

    @Test
    void aPageNamesTheFirstAndCountsTheRest() {
        // When
        ImportProgress many = progress(5_000, 1_000);

        // Then
        assertThat(many.named()).hasSize(20).startsWith("0.webm").endsWith("19.webm");
        assertThat(many.unnamed()).isEqualTo(4_980);
        assertThat(many.shown()).hasSize(200);
        assertThat(many.hidden()).isEqualTo(800);
    }

    @Test
    void aShortListIsWhole() {
        // When
        ImportProgress few = progress(3, 2);

        // Then
        assertThat(few.named()).containsExactly("0.webm", "1.webm", "2.webm");
        assertThat(few.unnamed()).isZero();
        assertThat(few.shown()).hasSize(2);
        assertThat(few.hidden()).isZero();
    }

    private static ImportProgress progress(int missing, int refused) {
        List<String> names =
                IntStream.range(0, missing).mapToObj(i -> i + ".webm").toList();
        List<Refused> rows = IntStream.range(0, refused)
                .mapToObj(i -> new Refused(i + 2, i + ".webm", "no such ad"))
                .toList();
        return new ImportProgress(Ids.next(), "study.csv", "dana", Instant.EPOCH, missing + refused, 0, 0, names, rows);
    }
}
