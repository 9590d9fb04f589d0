package io.mien.export;

import io.mien.export.Column.Level;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A column as SPSS knows it.
 *
 * @param shortName at most eight capitals, as every variable has one
 * @param width bytes of a text; 0 for numbers
 */
record SavVariable<R>(Column<R> column, String shortName, int width) {
    /** Longest text of one segment; a longer one goes on in the next. */
    static final int MAX_SEGMENT = 255;

    /** By which the number of segments is counted, although each holds {@link #MAX_SEGMENT} bytes. */
    static final int ALLOCATED = 252;

    private static final int ELEMENT = 8;
    private static final int TEXT_FORMAT = 1;
    private static final int NUMBER_FORMAT = 5;
    private static final int MOMENT_FORMAT = 22;
    private static final int MOMENT_WIDTH = 20;
    private static final int WHOLE_WIDTH = 11;
    private static final int NUMBER_WIDTH = 12;
    private static final int DECIMALS = 6;
    private static final int MAX_SHOWN = 40;
    private static final List<Level> YES_AND_NO = List.of(new Level("0", "no"), new Level("1", "yes"));

    static <R> List<SavVariable<R>> of(List<Column<R>> columns, int[] widths) {
        List<SavVariable<R>> variables = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column<R> column = columns.get(i);
            int longestCode = column.levels().stream()
                    .mapToInt(level -> level.code().getBytes(StandardCharsets.UTF_8).length)
                    .max()
                    .orElse(1);
            int width = SavWriter.isText(column) ? Math.max(longestCode, widths[i]) : 0;
            variables.add(new SavVariable<>(column, "V%05d".formatted(i + 1), width));
        }
        return variables;
    }

    String name() {
        return column.name();
    }

    boolean isVeryLong() {
        return width > MAX_SEGMENT;
    }

    List<Level> levels() {
        return column.type() == Column.Type.FLAG ? YES_AND_NO : column.levels();
    }

    private List<Integer> segments() {
        return width == 0 ? List.of(0) : SavWriter.segments(width);
    }

    /** Eight bytes each. */
    int elements() {
        return segments().stream().mapToInt(SavVariable::elements).sum();
    }

    private static int elements(int segment) {
        return segment == 0 ? 1 : (segment + ELEMENT - 1) / ELEMENT;
    }

    void describe(SavBytes bytes) {
        List<Integer> segments = segments();
        for (int i = 0; i < segments.size(); i++) {
            int segment = segments.get(i);
            int format = format(segment);
            String label = i == 0 ? SavWriter.label(column) : "";
            bytes.ints(2, segment, label.isEmpty() ? 0 : 1, 0, format, format).padded(segmentName(i), ELEMENT);
            if (!label.isEmpty()) {
                bytes.counted(label).pad(Integer.BYTES);
            }
            for (int rest = 1; rest < elements(segment); rest++) {
                bytes.ints(2, -1, 0, 0, 0, 0).padded("", ELEMENT);
            }
        }
    }

    private String segmentName(int segment) {
        return segment == 0
                ? shortName
                : shortName + (char) ('A' + (segment - 1) / 26) + (char) ('A' + (segment - 1) % 26);
    }

    private int format(int segment) {
        return switch (column.type()) {
            case TEXT, CODE -> TEXT_FORMAT << 16 | segment << 8;
            case MOMENT -> MOMENT_FORMAT << 16 | MOMENT_WIDTH << 8;
            case FLAG -> NUMBER_FORMAT << 16 | 1 << 8;
            case WHOLE -> NUMBER_FORMAT << 16 | WHOLE_WIDTH << 8;
            case NUMBER -> NUMBER_FORMAT << 16 | NUMBER_WIDTH << 8 | DECIMALS;
        };
    }

    /** Nominal or scale, columns on the screen, left or right: for each segment. */
    void display(SavBytes bytes) {
        boolean nominal = SavWriter.isText(column) || column.type() == Column.Type.FLAG;
        for (int segment : segments()) {
            int shown = segment == 0 ? NUMBER_WIDTH : Math.min(MAX_SHOWN, Math.max(ELEMENT, segment));
            bytes.ints(nominal ? 1 : 3, shown, SavWriter.isText(column) ? 0 : 1);
        }
    }

    /** A code in the one element that holds it. */
    void level(SavBytes bytes, String code) {
        if (width == 0) {
            bytes.doubles(Double.parseDouble(code));
        } else {
            bytes.padded(code, ELEMENT);
        }
    }

    void put(SavBytes bytes, R row) {
        Object value = column.of(row);
        if (width == 0) {
            bytes.doubles(SavWriter.number(value));
            return;
        }
        byte[] text = SavBytes.cut(value == null ? "" : value.toString(), width).getBytes(StandardCharsets.UTF_8);
        int from = 0;
        for (int segment : segments()) {
            int to = Math.min(text.length, from + segment);
            bytes.padded(from < to ? Arrays.copyOfRange(text, from, to) : new byte[0], ELEMENT * elements(segment));
            from += segment;
        }
    }
}
