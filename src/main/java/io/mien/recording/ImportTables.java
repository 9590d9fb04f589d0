package io.mien.recording;

import io.mien.account.Staff;
import io.mien.campaign.Ad;
import io.mien.campaign.Campaigns;
import io.mien.jobs.JobQueue;
import io.mien.platform.InvalidFields;
import io.mien.platform.ObjectStore;
import io.mien.platform.Problem;
import io.mien.privacy.Actor;
import io.mien.privacy.AuditAction;
import io.mien.privacy.AuditTrail;
import io.mien.tenancy.TenantContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Many recordings made elsewhere, named by a table: the table comes first, then its files, in as many requests as they need. Each
 * row is imported by a job of its own, one at a time, so that people who take part meanwhile do not wait.
 */
@ApplicationScoped
class ImportTables {
    /** Files whose turn never came are deleted, and rows whose file never came are refused. */
    static final Duration MAX_WAIT = Duration.ofDays(7);

    private final Campaigns campaigns;
    private final ObjectStore store;
    private final TenantContext tenants;
    private final JobQueue queue;
    private final AuditTrail trail;
    private final Staff staff;
    private final Clock clock;

    ImportTables(
            Campaigns campaigns,
            ObjectStore store,
            TenantContext tenants,
            JobQueue queue,
            AuditTrail trail,
            Staff staff,
            Clock clock) {
        this.campaigns = campaigns;
        this.store = store;
        this.tenants = tenants;
        this.queue = queue;
        this.trail = trail;
        this.staff = staff;
        this.clock = clock;
    }

    /** Reads a table. Rows that cannot be imported are refused at once, the others wait for their files. */
    @Transactional
    ImportTable begin(UUID campaignId, String fileName, byte[] csv) {
        Imports.requireFieldwork(campaigns.required(campaignId));
        Set<String> countries = campaigns.targets(campaignId).stream()
                .map(target -> target.country)
                .collect(Collectors.toSet());
        List<TableRow> rows = new TableReader(Ad.ofCampaign(campaignId), countries).read(csv);
        ImportTable table = ImportTable.begin(campaignId, fileName, staff.login(), clock.instant());
        rows.forEach(row -> keep(table, row));
        trail.record(staff.actor(), AuditAction.IMPORT, campaignId, "table of " + rows.size() + " recordings");
        queue.enqueueAt(ImportTableEnd.KIND, table.id, clock.instant().plus(MAX_WAIT));
        return table;
    }

    private void keep(ImportTable table, TableRow row) {
        if (row.wrong().isEmpty()) {
            ImportRow.expect(table, row);
        } else {
            ImportRow.refused(table, row, row.wrong(), clock.instant());
        }
    }

    @Transactional
    List<ImportProgress> ofCampaign(UUID campaignId) {
        campaigns.required(campaignId);
        return ImportTable.ofCampaign(campaignId).stream()
                .map(ImportProgress::of)
                .toList();
    }

    @Transactional
    ImportProgress progress(UUID campaignId, UUID tableId) {
        return ImportProgress.of(ImportTable.required(campaignId, tableId));
    }

    /**
     * Takes a file for the rows that name it.
     *
     * @throws Problem 404 for a table that is not there, 422 for a file that no row waits for
     */
    @Transactional(Transactional.TxType.NEVER)
    void bring(UUID campaignId, UUID tableId, String name, Path file) {
        String named = Normalizer.normalize(name, Normalizer.Form.NFC);
        UUID first = QuarkusTransaction.requiringNew().call(() -> {
            ImportTable.required(campaignId, tableId);
            return ImportRow.expecting(tableId, named).stream()
                    .findFirst()
                    .map(row -> row.id)
                    .orElseThrow(() -> InvalidFields.of(
                            "recordings", "No row of the table waits for a file called \"" + named + "\"."));
        });
        String key = tenants.required() + "/imports/" + first;
        try (InputStream bytes = Files.newInputStream(file)) {
            store.put(key, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        QuarkusTransaction.requiringNew().run(() -> {
            ImportTable.held(tableId);
            ImportRow.expecting(tableId, named).forEach(row -> row.arrived(key));
            queueNext(tableId);
        });
    }

    /**
     * What a row needs to be imported.
     *
     * @param request as a single import makes it
     */
    record Turn(UUID tableId, String respondent, String storageKey, ImportRequest request) {}

    /** The row's turn; empty when it is over. */
    @Transactional
    Optional<Turn> turn(UUID rowId) {
        return ImportRow.lockedWaiting(rowId).map(row -> {
            ImportTable table = ImportTable.<ImportTable>findById(row.tableId);
            ImportRequest request = new ImportRequest(
                    table.campaignId,
                    Objects.requireNonNull(row.adId),
                    String.valueOf(row.country),
                    Objects.requireNonNull(row.offsetMs),
                    new Actor.Member(table.requestedBy));
            return new Turn(row.tableId, row.respondent, String.valueOf(row.storageKey), request);
        });
    }

    /** Inside the transaction that makes the recording known: a row that is over already takes it back. */
    @Transactional(Transactional.TxType.MANDATORY)
    void imported(UUID rowId, UUID visit) {
        ImportRow row = ImportRow.lockedWaiting(rowId)
                .orElseThrow(() -> Problem.conflict("import-row-over", "This row was imported already."));
        row.become(visit, clock.instant());
    }

    @Transactional
    void refuse(UUID rowId, String reason) {
        ImportRow.lockedWaiting(rowId).ifPresent(row -> row.refuse(reason, clock.instant()));
    }

    /** Ends a row's turn: its file goes when no other row waits for it, and the next row is queued. */
    @Transactional(Transactional.TxType.NEVER)
    void endTurn(UUID rowId) throws IOException {
        Optional<String> unused = QuarkusTransaction.requiringNew().call(() -> {
            ImportRow row = ImportRow.<ImportRow>find("id", rowId).firstResult();
            if (row == null) {
                return Optional.empty();
            }
            ImportTable.held(row.tableId);
            queueNext(row.tableId);
            return Optional.ofNullable(row.storageKey).filter(key -> ImportRow.waitingFor(key) == 0);
        });
        if (unused.isPresent()) {
            store.delete(unused.get());
        }
    }

    /** What waited in vain is refused; its files go. */
    @Transactional(Transactional.TxType.NEVER)
    void close(UUID tableId) throws IOException {
        List<String> keys = QuarkusTransaction.requiringNew().call(() -> {
            ImportTable.held(tableId);
            List<ImportRow> rows = ImportRow.of(tableId);
            rows.stream()
                    .filter(row -> row.state == ImportRow.State.EXPECTED)
                    .forEach(row -> row.refuse("Its file did not come within a week.", clock.instant()));
            rows.stream()
                    .filter(row -> row.state == ImportRow.State.WAITING)
                    .forEach(row -> row.refuse("Its turn did not come within a week.", clock.instant()));
            return rows.stream()
                    .flatMap(row -> Optional.ofNullable(row.storageKey).stream())
                    .distinct()
                    .toList();
        });
        for (String key : keys) {
            store.delete(key);
        }
    }

    private void queueNext(UUID tableId) {
        ImportRow.nextOf(tableId).ifPresent(next -> queue.enqueue(ImportRowJob.KIND, next.id));
    }
}
