package io.mien.platform;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Comma-separated values after RFC 4180, safe to open in a spreadsheet: no cell begins as a formula, and neither does a line
 * within a cell, which a spreadsheet that separates by semicolons reads as a row.
 *
 * <p>Tables are read with Apache Commons CSV but not written with it: its rules of quoting are its own. It puts quotes round
 * an empty first cell, and round cells that begin with a space, {@code !} or {@code #} or end with a space, and people would
 * get other bytes than those that were signed or compared before.
 */
public final class Csv {
    private static final Pattern FORMULA = Pattern.compile("[=+\\-@\\t\\r]");
    private static final Pattern FORMULA_AFTER_BREAK = Pattern.compile("([\\r\\n])(?=[=+\\-@\\t])");
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
        String safe = FORMULA.matcher(text).lookingAt() ? "'" + text : text;
        return QUOTED.matcher(safe).find() ? quoted(safe) : safe;
    }

    private static String quoted(String text) {
        return '"' + FORMULA_AFTER_BREAK.matcher(text).replaceAll("$1'").replace("\"", "\"\"") + '"';
    }
}
