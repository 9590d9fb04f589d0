package io.mien.export;

import io.mien.platform.Csv;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values after RFC 4180 in UTF-8: a header, numbers with a point and without an exponent, moments after ISO
 * 8601 in UTC, flags as 1 and 0, nothing where a value is missing. A text that a spreadsheet would read as a formula begins
 * with an apostrophe.
 */
final class CsvWriter {
    private CsvWriter() {}

    /** @return rows that were written, without the header */
    static <R> long write(Filled<R> filled, OutputStream out) throws IOException {
        StringJoiner header = header();
        filled.table().columns().forEach(column -> header.add(column.name()));
        put(header, out);
        long[] rows = new long[1];
        filled.rows().each(row -> {
            StringJoiner line = header();
            for (Column<R> column : filled.table().columns()) {
                line.add(cell(column.type(), column.of(row)));
            }
            put(line, out);
            rows[0]++;
        });
        return rows[0];
    }

    private static StringJoiner header() {
        return new StringJoiner(",", "", "\r\n");
    }

    private static void put(StringJoiner line, OutputStream out) throws IOException {
        out.write(line.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String cell(Column.Type type, @Nullable Object value) {
        if (value == null) {
            return "";
        }
        return switch (type) {
            case TEXT, CODE -> Csv.cell((String) value);
            case NUMBER -> plain((Double) value);
            case FLAG -> (Boolean) value ? "1" : "0";
            case WHOLE, MOMENT -> value.toString();
        };
    }

    /** The shortest decimals that are read back as the same number. */
    static String plain(double value) {
        return value == 0
                ? "0"
                : new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }
}
