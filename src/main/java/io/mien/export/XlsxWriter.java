package io.mien.export;

import io.mien.jobs.FinalFailure;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** A workbook of one sheet per table, written row by row: numbers are numbers, flags booleans, moments dates in UTC. */
final class XlsxWriter implements Closeable {
    /** Of a sheet, by the format itself; the header takes one. */
    static final int MAX_ROWS = 1_048_576;

    private static final int MAX_TITLE = 31;
    private static final int MAX_CELL = 32_767;
    private static final int ROWS_AT_ONCE = 500;
    private static final int WIDTH = 16;
    private static final String MOMENT = "yyyy-mm-dd hh:mm:ss";

    private final Workbook workbook;
    private final int maxRows;
    private final Set<String> titles = new HashSet<>();

    XlsxWriter(OutputStream out) {
        this(out, MAX_ROWS);
    }

    XlsxWriter(OutputStream out, int maxRows) {
        this.workbook = new Workbook(out, "Mien", null);
        this.maxRows = maxRows;
    }

    /**
     * Adds a sheet.
     *
     * @param title of the sheet; shortened, and cleared of what none may have
     * @return rows that were written, without the header
     * @throws FinalFailure when there are more rows than a sheet has
     */
    <R> long add(String title, Filled<R> filled) throws IOException {
        Worksheet sheet = workbook.newWorksheet(title(title));
        sheet.freezePane(0, 1);
        List<Column<R>> columns = filled.table().columns();
        for (int i = 0; i < columns.size(); i++) {
            sheet.inlineString(0, i, columns.get(i).name());
            sheet.style(0, i).bold().set();
            sheet.width(i, WIDTH);
        }
        int[] row = {0};
        filled.rows().each(each -> {
            row[0]++;
            if (row[0] >= maxRows) {
                throw new FinalFailure(
                        "The table %s has more than the %,d rows that a sheet of Excel takes. Choose CSV or Parquet."
                                .formatted(filled.table().label().toLowerCase(Locale.ROOT), maxRows - 1));
            }
            for (int i = 0; i < columns.size(); i++) {
                put(sheet, row[0], i, columns.get(i).of(each));
            }
            if (row[0] % ROWS_AT_ONCE == 0) {
                sheet.flush();
            }
        });
        sheet.finish();
        return row[0];
    }

    private static void put(Worksheet sheet, int row, int column, @Nullable Object value) {
        if (value instanceof Boolean flag) {
            sheet.value(row, column, flag);
        } else if (value instanceof Number number) {
            sheet.value(row, column, number);
        } else if (value instanceof Instant moment) {
            sheet.value(row, column, LocalDateTime.ofInstant(moment, ZoneOffset.UTC));
            sheet.style(row, column).format(MOMENT).set();
        } else if (value != null) {
            String text = value.toString();
            sheet.inlineString(row, column, text.substring(0, Math.min(MAX_CELL, text.length())));
        }
    }

    private String title(String wanted) {
        String plain = wanted.replaceAll("[\\[\\]:*?/\\\\']", " ").strip();
        String title = plain.substring(0, Math.min(MAX_TITLE, plain.length())).strip();
        for (int i = 2; title.isEmpty() || !titles.add(title.toLowerCase(Locale.ROOT)); i++) {
            String tail = " " + i;
            title = (plain.substring(0, Math.min(MAX_TITLE - tail.length(), plain.length()))
                                    .strip()
                            + tail)
                    .strip();
        }
        return title;
    }

    @Override
    public void close() throws IOException {
        workbook.close();
    }
}
