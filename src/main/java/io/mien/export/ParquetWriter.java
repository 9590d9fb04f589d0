package io.mien.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import org.apache.commons.io.file.PathUtils;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

/**
 * A Parquet file, by a DuckDB in this process that knows this one table: numbers are doubles and 64-bit integers, flags
 * booleans, moments timestamps with microseconds in UTC.
 */
final class ParquetWriter {
    private static final String FOLDER = "mien-parquet-";
    private static final String SETTINGS =
            "set memory_limit = '512MB'; set threads = 1; set autoinstall_known_extensions = false;"
                    + " set autoload_known_extensions = false";

    private ParquetWriter() {}

    /** @return rows that were written */
    static <R> long write(Filled<R> filled, OutputStream out) throws IOException {
        Path folder = Files.createTempDirectory(FOLDER);
        Path file = folder.resolve("table.parquet");
        Path database = folder.resolve("table.duckdb");
        try (Connection connection = new DuckDBDriver().connect("jdbc:duckdb:" + database, new Properties())) {
            connection.createStatement().execute(SETTINGS);
            try (Statement statement = connection.createStatement()) {
                statement.execute(definition(filled.table()));
                long rows = append(filled, connection.unwrap(DuckDBConnection.class));
                statement.execute("copy filled to '%s' (format parquet, compression zstd)".formatted(file));
                Files.copy(file, out);
                return rows;
            }
        } catch (SQLException e) {
            throw new IOException("DuckDB could not write " + filled.table().name(), e);
        } finally {
            PathUtils.deleteDirectory(folder);
        }
    }

    private static String definition(Table<?> table) {
        return table.columns().stream()
                .map(column -> '"' + column.name() + "\" " + type(column.type()))
                .collect(Collectors.joining(", ", "create table filled (", ")"));
    }

    private static String type(Column.Type type) {
        return switch (type) {
            case TEXT, CODE -> "varchar";
            case WHOLE -> "bigint";
            case NUMBER -> "double";
            case FLAG -> "boolean";
            case MOMENT -> "timestamptz";
        };
    }

    private static <R> long append(Filled<R> filled, DuckDBConnection connection) throws SQLException, IOException {
        List<Column<R>> columns = filled.table().columns();
        long[] rows = new long[1];
        try (DuckDBAppender appender = connection.createAppender("filled")) {
            filled.rows().each(row -> {
                rows[0]++;
                try {
                    appender.beginRow();
                    for (Column<R> column : columns) {
                        put(appender, column.of(row));
                    }
                    appender.endRow();
                } catch (SQLException e) {
                    throw new IOException("DuckDB took no row", e);
                }
            });
        }
        return rows[0];
    }

    private static void put(DuckDBAppender appender, @Nullable Object value) throws SQLException {
        if (value == null) {
            appender.appendNull();
        } else if (value instanceof Boolean flag) {
            appender.append(flag);
        } else if (value instanceof Long whole) {
            appender.append(whole);
        } else if (value instanceof Double number) {
            appender.append(number);
        } else if (value instanceof Instant moment) {
            appender.append(moment.atOffset(ZoneOffset.UTC));
        } else {
            appender.append(value.toString());
        }
    }
}
