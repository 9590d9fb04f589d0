package io.mien.platform;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Comma-separated values after RFC 4180, safe to open in a spreadsheet: no cell begins as a formula. */
public final class Csv {
    private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\\t\\r]");
    private static final Pattern QUOTED = Pattern.compile("[\",\\r\\n]");

    private Csv() {}

    public static String of(List<String> columns, List<List<String>> rows) {
        return Stream.concat(Stream.of(columns), rows.stream()).map(Csv::line).collect(Collectors.joining());
    }

    public static String line(List<String> cells) {
        return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** One text as a cell. */
    public static String cell(String text) {
        String safe = FORMULA.matcher(text).find() ? "'" + text : text;
        return QUOTED.matcher(safe).find() ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
