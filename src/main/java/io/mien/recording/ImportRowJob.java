package io.mien.recording;

import io.mien.jobs.Job;
import io.mien.platform.ObjectStore;
import io.mien.platform.Problem;
import io.mien.recording.ImportTables.Turn;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;

/**
 * Imports one row of a table. Safe to run any number of times: the row is over in the transaction that makes its recording known,
 * and what an interrupted run left in the store is deleted as after any import.
 */
@ApplicationScoped
class ImportRowJob implements Job {
    static final String KIND = "import-row";

    private final ImportTables tables;
    private final ImportedRecording imports;
    private final ObjectStore store;

    ImportRowJob(ImportTables tables, ImportedRecording imports, ObjectStore store) {
        this.tables = tables;
        this.imports = imports;
        this.store = store;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(UUID rowId) throws IOException {
        Optional<Turn> turn = QuarkusTransaction.requiringNew().call(() -> tables.turn(rowId));
        if (turn.isPresent()) {
            take(rowId, turn.get());
        }
        tables.endTurn(rowId);
    }

    @Override
    public void park(UUID rowId, Throwable cause) {
        tables.refuse(rowId, "Importing it failed five times on our side. Import it again once the server is well.");
        try {
            tables.endTurn(rowId);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void take(UUID rowId, Turn turn) throws IOException {
        try (ObjectStore.LocalFile file = store.local(turn.storageKey())) {
            imports.importRecording(turn.request(), file.path(), new OfRow(rowId, turn));
        } catch (Problem refused) {
            if (refused.status() >= 500) {
                throw refused;
            }
            tables.refuse(rowId, refused.detail());
        }
    }

    private final class OfRow implements Arrival {
        private final UUID rowId;
        private final Turn turn;

        OfRow(UUID rowId, Turn turn) {
            this.rowId = rowId;
            this.turn = turn;
        }

        @Override
        public Optional<UUID> visit() {
            return turn.respondent().isEmpty()
                    ? Optional.empty()
                    : ImportRow.visitOf(turn.request().campaignId(), turn.respondent());
        }

        @Override
        public void arrived(UUID visit) {
            tables.imported(rowId, visit);
        }
    }
}
