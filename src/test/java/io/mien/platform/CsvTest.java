package io.mien.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

    @Test
    void quotesWhatWouldBreakARowAndDisarmsFormulas() {
        // When
        String csv = Csv.of(List.of("why", "n"), List.of(List.of("too dark, \"really\"", "1"), List.of("=1+1", "-2")));

        // Then
        assertThat(csv).isEqualTo("why,n\r\n\"too dark, \"\"really\"\"\",1\r\n'=1+1,'-2\r\n");
    }

    /** Separated by semicolons, {@code no,"yes} is a cell whose line break ends the row. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            yes\\n=1+1             | "yes\\n'=1+1"
            yes\\r\\n@SUM(A1)      | "yes\\r\\n'@SUM(A1)"
            \\n=1+1                | "\\n'=1+1"
            \\r=1+1                | "'\\r'=1+1"
            \\r\\r=1+1             | "'\\r\\r'=1+1"
            two\\n- lines\\n+      | "two\\n'- lines\\n'+"
            two\\nlines = 2        | "two\\nlines = 2"
            two\\r\\n\\r\\nparts   | "two\\r\\n\\r\\nparts"
            """)
    void disarmsFormulasThatFollowALineBreak(String text, String cell) {
        assertThat(Csv.cell(text.translateEscapes())).isEqualTo(cell.translateEscapes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " a", "a ", "#1", "!", "\u00d6sterreich", "(a)", "a=b"})
    void quotesNothingElse(String text) {
        assertThat(Csv.cell(text)).isEqualTo(text);
    }
}
