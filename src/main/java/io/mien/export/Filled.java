package io.mien.export;

/**
 * A table and its rows.
 *
 * @param <R> one row
 */
record Filled<R>(Table<R> table, Rows<R> rows) {}
