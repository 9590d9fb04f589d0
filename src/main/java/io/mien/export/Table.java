package io.mien.export;

import java.util.List;

/**
 * What is known of a table before its first row.
 *
 * @param <R> one row
 * @param name a lower-case word, also the name of its file
 * @param label what a row is, for people
 */
public record Table<R>(String name, String label, List<Column<R>> columns) {
    public Table {
        columns = List.copyOf(columns);
        long names = columns.stream().map(Column::name).distinct().count();
        if (names != columns.size()) {
            throw new IllegalArgumentException(name + " has two columns of one name");
        }
    }

    /** The table with rows in it. */
    Filled<R> filled(Rows<R> rows) {
        return new Filled<>(this, rows);
    }
}
