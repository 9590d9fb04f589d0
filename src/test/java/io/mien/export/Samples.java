package io.mien.export;

import io.mien.export.Column.Level;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Made-up rows with one of everything that a format can stumble over. */
final class Samples {
    record Row(
            @Nullable String text,
            @Nullable String code,
            @Nullable Long whole,
            @Nullable Double number,
            @Nullable Boolean flag,
            @Nullable Instant moment) {}

    static final String LONG = "Ümläut \u65e5\u672c\u8a9e ".repeat(30) + "end";

    static final Table<Row> TABLE = new Table<>(
            "samples",
            "Made-up rows",
            List.of(
                    Column.text("a_text", "A text with \u00fcmlauts", Row::text),
                    Column.code(
                            "an_answer",
                            "What is the full text of a question that is asked?",
                            List.of(new Level("VERY_MUCH_SO", "Very much so"), new Level("NO", "No")),
                            Row::code),
                    Column.code("short_code", "A short code", List.of(new Level("A", "Alpha")), row -> "A"),
                    Column.whole("whole", "A whole number", "people", Row::whole),
                    Column.number("number", "A number", "share", Row::number),
                    Column.flag("flag", "Yes or no", Row::flag),
                    Column.moment("moment", "A moment", Row::moment)));

    static final List<Row> ROWS = List.of(
            new Row("plain", "VERY_MUCH_SO", 3L, 0.25, true, Instant.parse("2026-11-30T17:05:06.250Z")),
            new Row("=1+1, \"quoted\"\nand broken", "NO", -1L, -0.0001, false, Instant.parse("1999-12-31T23:59:59Z")),
            new Row(LONG, null, Long.valueOf(1L << 40), 1e-7, null, null),
            new Row(null, "VERY_MUCH_SO", null, null, true, Instant.parse("2026-01-01T00:00:00Z")));

    private Samples() {}

    static Filled<Row> filled() {
        return filled(ROWS);
    }

    static Filled<Row> filled(List<Row> rows) {
        return TABLE.filled(taker -> {
            for (Row row : rows) {
                taker.take(row);
            }
        });
    }
}
