package io.mien.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {

    @Test
    void quotesWhatWouldBreakARowAndDisarmsFormulas() {
        // When
        String csv = Csv.of(List.of("why", "n"), List.of(List.of("too dark, \"really\"", "1"), List.of("=1+1", "-2")));

        // Then
        assertThat(csv).isEqualTo("why,n\r\n\"too dark, \"\"really\"\"\",1\r\n'=1+1,'-2\r\n");
    }
}
