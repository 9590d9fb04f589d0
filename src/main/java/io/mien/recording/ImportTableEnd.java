package io.mien.recording;

import io.mien.jobs.Job;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.UUID;

/** Ends a table whose time is over: no recording waits in the store for ever. */
@ApplicationScoped
class ImportTableEnd implements Job {
    static final String KIND = "end-import-table";

    private final ImportTables tables;

    ImportTableEnd(ImportTables tables) {
        this.tables = tables;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Patience patience() {
        return Patience.UNTIL_DONE;
    }

    @Override
    public void run(UUID tableId) throws IOException {
        tables.close(tableId);
    }
}
