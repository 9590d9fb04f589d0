package io.mien.privacy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Tables that hang on one table by foreign keys, each with its columns, as the database tells them. Facts name their visit
 * without a foreign key, because they stay when it is erased: a column of that name counts as one. The ledger of erasures is
 * what must be left, and no data of a visit.
 */
record Catalogue(Map<String, Set<String>> columns) {
    private static final String REACHABLE = """
            with recursive reachable as (
                (select cast(? as regclass)::oid as id
                union
                select a.attrelid from pg_attribute a join pg_class t on t.oid = a.attrelid
                where a.attname = 'visit_id' and t.relkind = 'r' and t.relname <> 'erasure')
                union
                select c.conrelid from pg_constraint c join reachable r on c.confrelid = r.id where c.contype = 'f')
            """;

    static Catalogue reachableFrom(String root, Connection connection) throws SQLException {
        Map<String, Set<String>> columns = new TreeMap<>();
        for (String column : asked(connection, root, """
                select t.relname || '.' || a.attname
                from reachable r join pg_class t on t.oid = r.id join pg_attribute a on a.attrelid = t.oid
                where a.attnum > 0 and not a.attisdropped""")) {
            String[] parts = column.split("\\.");
            columns.computeIfAbsent(parts[0], table -> new TreeSet<>()).add(parts[1]);
        }
        return new Catalogue(columns);
    }

    /** Foreign keys among these tables that leave a row behind when what it belongs to is deleted. */
    static List<String> staying(String root, Connection connection) throws SQLException {
        return asked(connection, root, """
                select c.conname
                from pg_constraint c join reachable parent on parent.id = c.confrelid
                where c.contype = 'f' and c.confdeltype <> 'c'""");
    }

    private static List<String> asked(Connection connection, String root, String query) throws SQLException {
        List<String> answers = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(REACHABLE + query)) {
            statement.setString(1, root);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    answers.add(rows.getString(1));
                }
            }
        }
        return answers;
    }

    /** Where the database and those who answer for it disagree; empty when each column is mentioned once. */
    List<String> disagreements(Collection<HeldTable<?>> held) {
        Map<String, List<String>> mentioned = new TreeMap<>();
        held.forEach(table -> mentioned
                .computeIfAbsent(table.name(), name -> new ArrayList<>())
                .addAll(table.columns()));
        List<String> found = new ArrayList<>();
        columns.forEach((table, there) -> there.forEach(column -> {
            int mentions = Collections.frequency(mentioned.getOrDefault(table, List.of()), column);
            if (mentions == 0) {
                found.add(table + "." + column + " is neither in the copy nor technical");
            } else if (mentions > 1) {
                found.add(table + "." + column + " is mentioned " + mentions + " times");
            }
        }));
        mentioned.forEach((table, names) -> names.stream()
                .filter(column -> !columns.getOrDefault(table, Set.of()).contains(column))
                .forEach(column -> found.add(table + "." + column + " is not there")));
        return found;
    }
}
