package io.mien.language;

import io.mien.platform.Csv;
import io.mien.platform.CsvTable;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The texts of a language as a table for translators: it goes out and comes back with words in its last column. */
final class TextTable {
    static final int MAX_BYTES = 1_000_000;

    private static final String KEY = "key";
    private static final String OWN = "own words";
    private static final List<String> HEADER = List.of(KEY, "part", "english", "text", OWN);
    private static final CsvTable.Columns COLUMNS = new CsvTable.Columns(List.of(KEY, OWN), String.join(", ", HEADER));

    /** The apostrophe that kept a spreadsheet from reading a formula. */
    private static final Pattern KEPT_FROM_FORMULA = Pattern.compile("^'(?=[=+\\-@])");

    private TextTable() {}

    /**
     * One row that came back.
     *
     * @param words empty where the text is to be Mien's
     */
    record Row(int number, String key, String words) {}

    /** UTF-8 with the mark by which spreadsheets know it. */
    static String of(LanguageTexts texts) {
        List<List<String>> rows = texts.sections().stream()
                .flatMap(section -> section.texts().stream()
                        .map(text -> List.of(
                                text.key(),
                                section.title(),
                                text.english(),
                                text.translation(),
                                text.own() == null ? "" : text.own().words())))
                .toList();
        return "\uFEFF" + Csv.of(HEADER, rows);
    }

    /** @throws io.mien.platform.InvalidFields about {@code table}, when it cannot be read or names no text */
    static List<Row> read(byte[] csv) {
        List<Row> rows =
                CsvTable.read(csv, COLUMNS).rows().stream().map(TextTable::row).toList();
        if (rows.isEmpty()) {
            throw CsvTable.refused("The table names no text below its first row.");
        }
        return rows;
    }

    private static Row row(CsvTable.Row row) {
        Map<String, String> cells = row.cells();
        String words = KEPT_FROM_FORMULA.matcher(cells.getOrDefault(OWN, "")).replaceFirst("");
        return new Row(row.number(), cells.getOrDefault(KEY, ""), words);
    }
}
