package io.mien.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.mien.campaign.Ad;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableReaderTest {
    private final Ad spring = ad("Spring");
    private final Ad autumn = ad("Autumn, \"long\"");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file,respondent,country,ad,offset,age\r\np1.mp4,P1,DE,Spring,2.5,34\r\n",
                "\uFEFFFile;Respondent;Country;Ad;Offset;Age\np1.mp4;P1;de;spring;2,5;34\n",
                "age\toffset\tad\tcountry\tfile\trespondent\n34\t 2.500\tSPRING\tDe\tp1.mp4\tP1",
                "file;country;ad;offset;respondent;age\n\n\"p1.mp4\";\"DE\";\"Spring\";\"2,5\";\"P1\";\"34\"\n;;;;;\n"
            })
    void tablesOfAnyCountryAreReadAlike(String csv) {
        // When
        List<TableRow> rows = read(csv);

        // Then
        assertThat(rows).hasSize(1);
        TableRow row = rows.get(0);
        assertThat(row.wrong()).isEmpty();
        assertThat(row.file()).isEqualTo("p1.mp4");
        assertThat(row.respondent()).isEqualTo("P1");
        assertThat(row.country()).isEqualTo("DE");
        assertThat(row.adId()).isEqualTo(spring.id);
        assertThat(row.offsetMs()).isEqualTo(2_500);
        assertThat(row.answers()).isEqualTo("{\"age\":\"34\"}");
    }

    @Test
    void rowsAreCountedAsTheSpreadsheetCountsThem() {
        assertThat(read("file,country,ad,offset\na,DE,Spring,0\n,,,\n\"b\",DE,\"Autumn, \"\"long\"\"\",1\n"))
                .extracting(TableRow::line, TableRow::file, TableRow::adId)
                .containsExactly(tuple(2, "a", spring.id), tuple(4, "b", autumn.id));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ,DE,Spring,0      | names no file
            a,XX,Spring,0     | does not ask for people in "XX"
            a,DE,Winter,0     | is called "Winter"
            a,DE,Spring,      | no second
            a,DE,Spring,soon  | no second
            a,DE,Spring,-1    | no second
            a,DE,Spring,=1+2  | no second
            a,DE,Spring,1e99  | no second
            """)
    void whatIsWrongWithARowIsSaid(String row, String words) {
        assertThat(read("file,country,ad,offset\n" + row).get(0).wrong()).contains(words);
    }

    @Test
    void aFormulaIsTextAndNothingElse() {
        // When
        TableRow row = read("file,respondent,country,ad,offset,note\na,=1+2,DE,Spring,0,\"=HYPERLINK(\"\"x\"\")\"")
                .get(0);

        // Then
        assertThat(row.respondent()).isEqualTo("=1+2");
        assertThat(row.answers()).isEqualTo("{\"note\":\"=HYPERLINK(\\\"x\\\")\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                              | empty
            file,country,ad                 | lacks: offset
            file,country,ad,offset          | names no recording
            file,file,country,ad,offset     | names a column twice: file
            """)
    void aTableThatCannotBeReadIsRefusedAsAWhole(String csv, String words) {
        assertThatThrownBy(() -> read(csv)).hasMessageContaining(words);
    }

    @Test
    void aWorkbookOrAnotherEncodingIsRefused() {
        byte[] latin = "file,country,ad,offset\nm\u00fcller.mp4,DE,Spring,0".getBytes(Charset.forName("ISO-8859-1"));
        assertThatThrownBy(() -> reader().read(latin)).hasMessageContaining("not in UTF-8");
        assertThatThrownBy(() -> read("PK\u0003\u0004\u0000\u0000")).hasMessageContaining("not as a workbook");
        assertThatThrownBy(() -> read("file,country,ad,offset\n\"a,DE,Spring,0"))
                .hasMessageContaining("quotation mark");
    }

    @Test
    void moreRowsThanAreTakenAreRefused() {
        String csv = "file,country,ad,offset\n" + "a,DE,Spring,0\n".repeat(TableReader.MAX_ROWS + 1);
        assertThatThrownBy(() -> read(csv)).hasMessageContaining("Cut it into several");
    }

    private List<TableRow> read(String csv) {
        return reader().read(csv.getBytes(StandardCharsets.UTF_8));
    }

    private TableReader reader() {
        return new TableReader(List.of(spring, autumn), Set.of("DE", "FR"));
    }

    private static Ad ad(String title) {
        Ad ad = new Ad();
        ad.title = title;
        return ad;
    }
}
