package io.mien.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A system file of SPSS, uncompressed and in UTF-8, after PSPP's public description of the format ("System File Format" in the
 * PSPP developer's guide). Texts are as wide as the longest of them and may be very long; codes carry their labels, flags are
 * 0 and 1, moments are dates, and what is missing is system-missing or empty.
 */
final class SavWriter<R> {
    private static final int LABEL_BYTES = 255;
    private static final int LEVEL_BYTES = 120;
    private static final int FILE_LABEL_BYTES = 64;
    private static final int UTF_8 = 65001;
    private static final double BIAS = 100;
    private static final double SYSTEM_MISSING = -Double.MAX_VALUE;
    private static final double LOWEST = Math.nextUp(-Double.MAX_VALUE);

    /** SPSS counts seconds from the first day of the Gregorian calendar. */
    private static final long EPOCH = LocalDateTime.of(1582, 10, 14, 0, 0).toEpochSecond(ZoneOffset.UTC);

    private static final double MILLIS = 1_000;

    private final Table<R> table;
    private final List<SavVariable<R>> variables;
    private final long rows;

    private SavWriter(Table<R> table, List<SavVariable<R>> variables, long rows) {
        this.table = table;
        this.variables = variables;
        this.rows = rows;
    }

    /**
     * Reads the rows twice: for the widths of their texts, and to write them.
     *
     * @param madeAt stands in the header
     * @return rows that were written
     * @throws IllegalStateException when the second reading found other rows than the first
     */
    static <R> long write(Filled<R> filled, Instant madeAt, OutputStream out) throws IOException {
        List<Column<R>> columns = filled.table().columns();
        int[] widths = new int[columns.size()];
        long[] rows = new long[1];
        filled.rows().each(row -> {
            rows[0]++;
            for (int i = 0; i < widths.length; i++) {
                if (isText(columns.get(i)) && columns.get(i).of(row) instanceof String text) {
                    widths[i] = Math.max(widths[i], text.getBytes(StandardCharsets.UTF_8).length);
                }
            }
        });
        SavWriter<R> writer = new SavWriter<>(filled.table(), SavVariable.of(columns, widths), rows[0]);
        writer.dictionary(madeAt, out);
        writer.data(filled.rows(), out);
        return rows[0];
    }

    static boolean isText(Column<?> column) {
        return column.type() == Column.Type.TEXT || column.type() == Column.Type.CODE;
    }

    private void dictionary(Instant madeAt, OutputStream out) throws IOException {
        SavBytes bytes = new SavBytes();
        header(bytes, madeAt);
        variables.forEach(variable -> variable.describe(bytes));
        labels(bytes);
        extension(bytes, 3, Integer.BYTES, new SavBytes().ints(1, 0, 0, -1, 1, 1, 2, UTF_8));
        extension(bytes, 4, Double.BYTES, new SavBytes().doubles(SYSTEM_MISSING, Double.MAX_VALUE, LOWEST));
        SavBytes display = new SavBytes();
        variables.forEach(variable -> variable.display(display));
        extension(bytes, 11, Integer.BYTES, display);
        StringBuilder names = new StringBuilder();
        StringBuilder widths = new StringBuilder();
        for (SavVariable<R> variable : variables) {
            names.append(names.isEmpty() ? "" : "\t")
                    .append(variable.shortName())
                    .append('=')
                    .append(variable.name());
            if (variable.isVeryLong()) {
                widths.append("%s=%05d\0\t".formatted(variable.shortName(), variable.width()));
            }
        }
        extension(bytes, 13, 1, new SavBytes().text(names.toString()));
        if (!widths.isEmpty()) {
            extension(bytes, 14, 1, new SavBytes().text(widths.toString()));
        }
        extension(bytes, 16, Long.BYTES, new SavBytes().longs(1, rows));
        extension(bytes, 20, 1, new SavBytes().text("UTF-8"));
        longLabels(bytes);
        bytes.ints(999, 0);
        bytes.writeTo(out);
    }

    private void header(SavBytes bytes, Instant madeAt) {
        LocalDateTime made = LocalDateTime.ofInstant(madeAt, ZoneOffset.UTC);
        bytes.text("$FL2")
                .padded("@(#) SPSS DATA FILE Mien", 60)
                .ints(2, variables.stream().mapToInt(SavVariable::elements).sum(), 0, 0, (int) rows)
                .doubles(BIAS)
                .padded(DateTimeFormatter.ofPattern("dd MMM yy", Locale.ENGLISH).format(made), 9)
                .padded(DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH).format(made), 8)
                .padded(SavBytes.cut(table.label(), FILE_LABEL_BYTES), FILE_LABEL_BYTES)
                .padded("", 3);
    }

    /** Of numbers, and of texts that one element holds. */
    private void labels(SavBytes bytes) {
        int index = 1;
        for (SavVariable<R> variable : variables) {
            List<Column.Level> levels = variable.levels();
            if (!levels.isEmpty() && variable.elements() == 1) {
                bytes.ints(3, levels.size());
                for (Column.Level level : levels) {
                    variable.level(bytes, level.code());
                    bytes.shortText(SavBytes.cut(level.label(), LEVEL_BYTES));
                }
                bytes.ints(4, 1, index);
            }
            index += variable.elements();
        }
    }

    /** Of longer texts. */
    private void longLabels(SavBytes bytes) {
        SavBytes labels = new SavBytes();
        for (SavVariable<R> variable : variables) {
            if (variable.levels().isEmpty() || variable.elements() == 1) {
                continue;
            }
            labels.counted(variable.name())
                    .ints(variable.width(), variable.levels().size());
            for (Column.Level level : variable.levels()) {
                labels.ints(variable.width()).padded(level.code(), variable.width());
                labels.counted(SavBytes.cut(level.label(), LEVEL_BYTES));
            }
        }
        if (labels.length() > 0) {
            extension(bytes, 21, 1, labels);
        }
    }

    private static void extension(SavBytes bytes, int subtype, int size, SavBytes content) {
        bytes.ints(7, subtype, size, content.length() / size).append(content);
    }

    private void data(Rows<R> source, OutputStream out) throws IOException {
        long[] written = new long[1];
        source.each(row -> {
            written[0]++;
            SavBytes bytes = new SavBytes();
            for (SavVariable<R> variable : variables) {
                variable.put(bytes, row);
            }
            bytes.writeTo(out);
        });
        if (written[0] != rows) {
            throw new IllegalStateException("%d rows the first time, %d the second".formatted(rows, written[0]));
        }
    }

    /** A value as SPSS has numbers. */
    static double number(@Nullable Object value) {
        if (value instanceof Boolean flag) {
            return flag ? 1 : 0;
        }
        if (value instanceof Instant moment) {
            return moment.getEpochSecond() - EPOCH + Math.floor(moment.getNano() / 1e6) / MILLIS;
        }
        return value instanceof Number number ? number.doubleValue() : SYSTEM_MISSING;
    }

    static String label(Column<?> column) {
        return SavBytes.cut(
                column.unit().isEmpty() ? column.label() : column.label() + " (" + column.unit() + ")", LABEL_BYTES);
    }

    static List<Integer> segments(int width) {
        if (width <= SavVariable.MAX_SEGMENT) {
            return List.of(width);
        }
        int count = (width + SavVariable.ALLOCATED - 1) / SavVariable.ALLOCATED;
        List<Integer> widths = new ArrayList<>(Collections.nCopies(count - 1, SavVariable.MAX_SEGMENT));
        widths.add(width - (count - 1) * SavVariable.ALLOCATED);
        return widths;
    }
}
