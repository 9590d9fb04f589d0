package io.mien.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A table that somebody brings: CSV in UTF-8 with comma, semicolon or tab, as spreadsheets write it in any country, with a first
 * row that names the columns. A cell is text: what begins like a formula is never evaluated.
 *
 * @param rows those with anything in them
 */
public record CsvTable(List<Row> rows) {
    private static final String FIELD = "table";

    /**
     * One row below the first.
     *
     * @param number 2 for the first of them
     * @param cells by the names of their columns in lower case
     */
    public record Row(int number, Map<String, String> cells) {}

    /**
     * Which columns a table has to have.
     *
     * @param needed in lower case
     * @param all what the table is told to name when one is missing
     */
    public record Columns(List<String> needed, String all) {}

    /** @throws InvalidFields about {@code table}, when no row of it can be read */
    public static CsvTable read(byte[] csv, Columns columns) {
        String text = text(csv);
        try (CSVParser parser = CSVParser.parse(text, format(text))) {
            List<CSVRecord> records = parser.getRecords();
            if (records.isEmpty()) {
                throw refused("The table is empty. Its first row names the columns.");
            }
            List<String> header = header(records.get(0), columns);
            return new CsvTable(records.stream()
                    .skip(1)
                    .filter(row -> row.stream().anyMatch(cell -> !cell.isBlank()))
                    .map(row -> row(header, row))
                    .toList());
        } catch (IOException | UncheckedIOException | IllegalArgumentException unreadable) {
            throw refused("The table cannot be read: a quotation mark opens and does not close. Save it as CSV again.");
        }
    }

    private static String text(byte[] csv) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(csv))
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw refused("This is not a table of text. Save it as CSV (UTF-8), not as a workbook.");
            }
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw refused("The table is not in UTF-8. Save it as CSV (UTF-8), not as a workbook.");
        }
    }

    /** Spreadsheets separate by what the country's numbers leave free: the first row tells. */
    private static CSVFormat format(String text) {
        String first = text.lines().findFirst().orElse("");
        char separator = Arrays.stream(new char[][] {{','}, {';'}, {'\t'}})
                .max(Comparator.comparingLong(
                        one -> first.chars().filter(sign -> sign == one[0]).count()))
                .orElseThrow()[0];
        return CSVFormat.Builder.create().setDelimiter(separator).get();
    }

    private static List<String> header(CSVRecord first, Columns columns) {
        List<String> header = first.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
        String missing =
                columns.needed().stream().filter(name -> !header.contains(name)).collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw refused(
                    "The table's first row lacks: %s. It names the columns %s.".formatted(missing, columns.all()));
        }
        List<String> twice = header.stream()
                .filter(name -> !name.isEmpty() && header.indexOf(name) != header.lastIndexOf(name))
                .distinct()
                .toList();
        if (!twice.isEmpty()) {
            throw refused("The table's first row names a column twice: %s.".formatted(String.join(", ", twice)));
        }
        return header;
    }

    private static Row row(List<String> header, CSVRecord record) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < record.size(); i++) {
            String name = i < header.size() ? header.get(i) : "";
            cells.put(name.isEmpty() ? "column " + (i + 1) : name, record.get(i).strip());
        }
        return new Row((int) record.getRecordNumber(), cells);
    }

    /** What is wrong with the whole of a table. */
    public static InvalidFields refused(String sentence) {
        return InvalidFields.of(FIELD, sentence);
    }
}
