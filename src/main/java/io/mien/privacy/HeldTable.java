package io.mien.privacy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table of a subject as its holder answers for it, column by column: each is a field of the data copy or technical, and
 * then says why. The copy is made of this and nothing else, and a test compares it with the database's catalogue.
 *
 * @param <E> one row
 */
public final class HeldTable<E> {
    /** Why a row's own id is left out where no other part of the copy names it. */
    public static final String ROW = "a number of the row, which nothing else in the copy names";

    private final String name;
    private final List<String> columns = new ArrayList<>();
    private final Map<String, Function<E, ? extends @Nullable Object>> fields = new LinkedHashMap<>();
    private final Map<String, String> technical = new TreeMap<>();

    private HeldTable(String name) {
        this.name = name;
        technical("tenant_id", "tells the agencies of an installation apart");
    }

    /** Held by whoever names its columns next; each table is described once, in a constant. */
    public static <E> HeldTable<E> named(String name) {
        return new HeldTable<>(name);
    }

    /** A column that the copy holds under a name that people understand. */
    public HeldTable<E> column(String column, String field, Function<E, ? extends @Nullable Object> value) {
        columns.add(column);
        return with(field, value);
    }

    /** A field of the copy that explains the row and stands in no column of it. */
    public HeldTable<E> with(String field, Function<E, ? extends @Nullable Object> value) {
        if (fields.put(field, value) != null) {
            throw new IllegalArgumentException(name + " has two fields " + field);
        }
        return this;
    }

    /** A column that the copy leaves out, with the reason that it gives for that. */
    public HeldTable<E> technical(String column, String reason) {
        columns.add(column);
        technical.put(column, reason);
        return this;
    }

    public String name() {
        return name;
    }

    /** Every column mentioned, as often as it is. */
    public List<String> columns() {
        return List.copyOf(columns);
    }

    /** The columns that the copy leaves out, and why. */
    public Map<String, String> technical() {
        return Collections.unmodifiableMap(technical);
    }

    /** The row as the copy holds it. */
    public Map<String, Object> section(E row) {
        Map<String, Object> section = new LinkedHashMap<>();
        fields.forEach((field, value) -> section.put(field, value.apply(row)));
        return section;
    }
}
