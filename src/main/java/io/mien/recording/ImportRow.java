package io.mien.recording;

import io.mien.tenancy.TenantScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One recording of an {@link ImportTable}. */
@Entity
@Table(name = "import_row")
public class ImportRow extends TenantScoped {

    @Column(name = "table_id")
    public UUID tableId;

    /** Row of the spreadsheet, the header being 1. */
    public int line;

    @Column(name = "file_name")
    public String fileName;

    /** What the agency calls the person; empty when it gives no name. */
    public String respondent;

    @Nullable
    public String country;

    @Nullable
    @Column(name = "ad_id")
    public UUID adId;

    @Nullable
    @Column(name = "offset_ms")
    public Integer offsetMs;

    /** The columns that mean nothing here, as a JSON object of texts. */
    public String answers;

    @Enumerated(EnumType.STRING)
    public State state = State.EXPECTED;

    @Nullable
    public String reason;

    /** Where its file lies until its turn is over; rows that name one file share it. */
    @Nullable
    @Column(name = "storage_key")
    public String storageKey;

    @Nullable
    @Column(name = "visit_id")
    public UUID visitId;

    @Nullable
    @Column(name = "ended_at")
    public Instant endedAt;

    /** Its file is still to come, it waits for its turn, it became a visit, or it was refused with a reason. */
    public enum State {
        EXPECTED,
        WAITING,
        IMPORTED,
        REFUSED
    }

    static void expect(ImportTable table, TableRow read) {
        ImportRow row = of(table, read);
        row.country = read.country();
        row.adId = read.adId();
        row.offsetMs = read.offsetMs();
        row.persist();
    }

    static void refused(ImportTable table, TableRow read, String reason, Instant now) {
        ImportRow row = of(table, read);
        row.refuse(reason, now);
        row.persist();
    }

    private static ImportRow of(ImportTable table, TableRow read) {
        ImportRow row = new ImportRow();
        row.tableId = table.id;
        row.line = read.line();
        row.fileName = read.file();
        row.respondent = read.respondent();
        row.answers = read.answers();
        return row;
    }

    static List<ImportRow> of(UUID tableId) {
        return list("tableId = ?1 order by line", tableId);
    }

    static List<ImportRow> ofVisit(UUID visitId) {
        return list("visitId = ?1 order by line", visitId);
    }

    static List<ImportRow> expecting(UUID tableId, String fileName) {
        return list("tableId = ?1 and fileName = ?2 and state = ?3 order by line", tableId, fileName, State.EXPECTED);
    }

    /** The row while it waits, held against a second run until the transaction ends. */
    static Optional<ImportRow> lockedWaiting(UUID id) {
        return ImportRow.<ImportRow>find("id = ?1 and state = ?2", id, State.WAITING)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    static Optional<ImportRow> nextOf(UUID tableId) {
        return find("tableId = ?1 and state = ?2 order by line", tableId, State.WAITING)
                .firstResultOptional();
    }

    static long waitingFor(String storageKey) {
        return count("storageKey = ?1 and state = ?2", storageKey, State.WAITING);
    }

    /** The visit of the person whom the agency calls so, if one of its recordings is here. */
    static Optional<UUID> visitOf(UUID campaignId, String respondent) {
        return ImportRow.<ImportRow>find(
                        "respondent = ?1 and visitId is not null and tableId in"
                                + " (select t.id from ImportTable t where t.campaignId = ?2) order by id",
                        respondent,
                        campaignId)
                .firstResultOptional()
                .map(row -> row.visitId);
    }

    void arrived(String key) {
        storageKey = key;
        state = State.WAITING;
    }

    void become(UUID visit, Instant now) {
        visitId = visit;
        state = State.IMPORTED;
        endedAt = now;
    }

    void refuse(String why, Instant now) {
        reason = why;
        state = State.REFUSED;
        endedAt = now;
    }
}
