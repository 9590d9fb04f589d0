package io.mien.export;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One column of a {@link Table}: every format writes it from this alone, and the data dictionary says the same.
 *
 * @param <R> one row
 * @param name a lower-case word for programs, at most {@link #MAX_NAME} letters, digits and underscores
 * @param label what it means, for people
 * @param type decides the Java type of the values: see {@link Type}
 * @param unit of the values, empty where they have none
 * @param levels every code that a value can be, with what it means; empty unless the type is CODE
 * @param value of a row, null where it is missing
 */
public record Column<R>(
        String name,
        String label,
        Type type,
        String unit,
        List<Level> levels,
        Function<? super R, ? extends @Nullable Object> value) {
    static final int MAX_NAME = 32;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");

    /** What a cell holds. */
    public enum Type {
        /** {@link String} */
        TEXT,
        /** {@link String}, one of the levels or, of a newer version, another */
        CODE,
        /** {@link Long} */
        WHOLE,
        /** {@link Double}, finite */
        NUMBER,
        /** {@link Boolean} */
        FLAG,
        /** {@link Instant} */
        MOMENT
    }

    /** @param code as it stands in a cell, @param label what it means */
    public record Level(String code, String label) {}

    public Column {
        if (!NAME.matcher(name).matches() || name.length() > MAX_NAME) {
            throw new IllegalArgumentException(name + " is no name of a column");
        }
        levels = List.copyOf(levels);
    }

    static <R> Column<R> text(String name, String label, Function<? super R, @Nullable String> value) {
        return new Column<>(name, label, Type.TEXT, "", List.of(), value);
    }

    static <R> Column<R> id(String name, String label, Function<? super R, @Nullable UUID> value) {
        return text(name, label, row -> {
            UUID id = value.apply(row);
            return id == null ? null : id.toString();
        });
    }

    static <R> Column<R> code(
            String name, String label, List<Level> levels, Function<? super R, @Nullable String> value) {
        return new Column<>(name, label, Type.CODE, "", levels, value);
    }

    static <R> Column<R> whole(String name, String label, String unit, Function<? super R, @Nullable Long> value) {
        return new Column<>(name, label, Type.WHOLE, unit, List.of(), value);
    }

    static <R> Column<R> number(String name, String label, String unit, Function<? super R, @Nullable Double> value) {
        return new Column<>(name, label, Type.NUMBER, unit, List.of(), value);
    }

    static <R> Column<R> flag(String name, String label, Function<? super R, @Nullable Boolean> value) {
        return new Column<>(name, label, Type.FLAG, "", List.of(), value);
    }

    static <R> Column<R> moment(String name, String label, Function<? super R, @Nullable Instant> value) {
        return new Column<>(name, label, Type.MOMENT, "UTC", List.of(), value);
    }

    /** The same column of rows that lead to these. */
    <S> Column<S> over(Function<? super S, ? extends R> row) {
        Function<S, @Nullable Object> of = each -> of(row.apply(each));
        return new Column<>(name, label, type, unit, levels, of);
    }

    @Nullable
    Object of(R row) {
        return value.apply(row);
    }
}
