package io.mien.recording;

import io.mien.recording.ImportRow.State;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * How far a table is.
 *
 * @param table its id
 * @param rows how many recordings it names
 * @param imported rows that became a visit
 * @param waiting rows whose file is here and whose turn is to come
 * @param missing names of the files that are still to come
 * @param refused rows that were not imported, and why
 */
public record ImportProgress(
        UUID table,
        String fileName,
        String requestedBy,
        Instant requestedAt,
        long rows,
        long imported,
        long waiting,
        List<String> missing,
        List<Refused> refused) {

    private static final int MAX_NAMED = 20;
    private static final int MAX_SHOWN = 200;

    /** @param line row of the spreadsheet, the header being 1 */
    public record Refused(int line, String file, String reason) {}

    static ImportProgress of(ImportTable table) {
        List<ImportRow> rows = ImportRow.of(table.id);
        return new ImportProgress(
                table.id,
                table.fileName,
                table.requestedBy,
                table.requestedAt,
                rows.size(),
                in(rows, State.IMPORTED).size(),
                in(rows, State.WAITING).size(),
                in(rows, State.EXPECTED).stream()
                        .map(row -> row.fileName)
                        .distinct()
                        .toList(),
                in(rows, State.REFUSED).stream()
                        .map(row -> new Refused(row.line, row.fileName, String.valueOf(row.reason)))
                        .toList());
    }

    private static List<ImportRow> in(List<ImportRow> rows, State state) {
        return rows.stream().filter(row -> row.state == state).toList();
    }

    /** The first of the missing files: thousands of names are no help on a page. */
    public List<String> named() {
        return missing.subList(0, Math.min(MAX_NAMED, missing.size()));
    }

    public int unnamed() {
        return missing.size() - named().size();
    }

    /** The first of the refused rows. */
    public List<Refused> shown() {
        return refused.subList(0, Math.min(MAX_SHOWN, refused.size()));
    }

    public int hidden() {
        return refused.size() - shown().size();
    }

    public boolean isRunning() {
        return waiting > 0;
    }

    public long ended() {
        return imported + refused.size();
    }
}
