package io.mien.export;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The data dictionary: a table that says of every column of the others what it means. */
final class Dictionary {
    /** One column of one table. */
    record Entry(Table<?> table, Column<?> column) {}

    private static final Table<Entry> TABLE = new Table<>(
            "dictionary",
            "Every column of every table",
            List.of(
                    Column.text("table_name", "Table, which is the name of its file", entry -> entry.table()
                            .name()),
                    Column.text("table_label", "What a row of the table is", entry -> entry.table()
                            .label()),
                    Column.text("column_name", "Column", entry -> entry.column().name()),
                    Column.text("label", "What the column means", entry -> entry.column()
                            .label()),
                    Column.text(
                            "type",
                            "TEXT, CODE, WHOLE, NUMBER, FLAG (1 yes, 0 no) or MOMENT",
                            entry -> entry.column().type().name()),
                    Column.text("unit", "Unit of the values", entry -> entry.column()
                            .unit()),
                    Column.text("levels", "Codes and what they mean", entry -> levels(entry.column()))));

    private Dictionary() {}

    static Filled<Entry> of(List<Table<?>> tables) {
        List<Entry> entries = Stream.concat(tables.stream(), Stream.of(TABLE))
                .flatMap(table -> table.columns().stream().map(column -> new Entry(table, column)))
                .toList();
        return TABLE.filled(taker -> {
            for (Entry entry : entries) {
                taker.take(entry);
            }
        });
    }

    private static String levels(Column<?> column) {
        return column.levels().stream()
                .map(level -> level.code() + " = " + level.label())
                .collect(Collectors.joining("; "));
    }
}
