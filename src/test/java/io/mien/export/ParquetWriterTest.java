package io.mien.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVRecord;
import org.duckdb.DuckDBDriver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cell for cell what the CSV file says. */
class ParquetWriterTest {
    @TempDir
    Path folder;

    @Test
    void everyCellIsThatOfTheCsv() throws IOException, SQLException {
        // Given
        Path file = folder.resolve("samples.parquet");
        ByteArrayOutputStream parquet = new ByteArrayOutputStream();
        ByteArrayOutputStream csv = new ByteArrayOutputStream();

        // When
        long rows = ParquetWriter.write(Samples.filled(), parquet);
        CsvWriter.write(Samples.filled(), csv);
        Files.write(file, parquet.toByteArray());

        // Then
        Unpacked written = Unpacked.csv(csv.toString(StandardCharsets.UTF_8));
        List<List<String>> read = read(file);
        assertThat(rows).isEqualTo(Samples.ROWS.size());
        assertThat(read).hasSameSizeAs(written.rows());
        for (int i = 0; i < read.size(); i++) {
            CSVRecord line = written.rows().get(i);
            assertThat(read.get(i))
                    .containsExactlyElementsOf(
                            line.stream().map(ParquetWriterTest::armed).toList());
        }
        assertThat(Files.list(Path.of(System.getProperty("java.io.tmpdir"))))
                .noneMatch(left -> left.getFileName().toString().startsWith("mien-parquet-"));
    }

    @Test
    void aTableWithoutRowsIsAFileWithColumns() throws IOException, SQLException {
        // Given
        Path file = folder.resolve("none.parquet");

        // When
        try (var out = Files.newOutputStream(file)) {
            ParquetWriter.write(Samples.filled(List.of()), out);
        }

        // Then
        assertThat(read(file)).isEmpty();
    }

    /** CSV keeps spreadsheets from reading a text as a formula. */
    private static String armed(String cell) {
        return cell.startsWith("'=") ? cell.substring(1) : cell;
    }

    private static List<List<String>> read(Path file) throws SQLException {
        try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", new Properties());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select * from read_parquet('" + file + "')")) {
            assertThat(Stream.iterate(1, i -> i + 1)
                            .limit(rows.getMetaData().getColumnCount())
                            .map(i -> column(rows, i)))
                    .containsExactlyElementsOf(
                            Samples.TABLE.columns().stream().map(Column::name).toList());
            List<List<String>> read = new ArrayList<>();
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    cells.add(cell(rows.getObject(i)));
                }
                read.add(cells);
            }
            return read;
        }
    }

    private static String column(ResultSet rows, int index) {
        try {
            return rows.getMetaData().getColumnName(index);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static String cell(Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Boolean flag) {
            return flag ? "1" : "0";
        }
        if (value instanceof Double number) {
            return CsvWriter.plain(number);
        }
        if (value instanceof OffsetDateTime moment) {
            return Instant.from(moment).toString();
        }
        return value.toString();
    }
}
