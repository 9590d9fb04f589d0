package io.mien.dashboard;

import io.mien.platform.Csv;
import io.mien.tenancy.TenantContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Every visit that matches as CSV. The rows are read a chunk at a time, each in a transaction of its own: a file of any
 * length takes no more memory than one chunk, and no connection waits for a slow download.
 */
@ApplicationScoped
class VisitFile {
    static final int CHUNK = 500;

    private final VisitTable table;
    private final VisitAccess access;
    private final TenantContext tenants;

    VisitFile(VisitTable table, VisitAccess access, TenantContext tenants) {
        this.table = table;
        this.access = access;
        this.tenants = tenants;
    }

    StreamingOutput of(UUID campaignId, VisitAsk ask) {
        VisitFilter filter = VisitFilter.of(ask);
        access.beginFile(campaignId);
        UUID tenant = tenants.required();
        return out -> tenants.runAs(tenant, () -> write(campaignId, filter, out));
    }

    private void write(UUID campaignId, VisitFilter filter, OutputStream out) {
        append(out, VisitRow.columns());
        Optional<VisitCursor> place = Optional.empty();
        do {
            VisitTable.Chunk chunk = table.chunk(campaignId, filter, place, CHUNK);
            chunk.rows().forEach(row -> append(out, row.cells()));
            place = chunk.end();
        } while (place.isPresent());
    }

    private static void append(OutputStream out, List<String> cells) {
        try {
            out.write(Csv.line(cells).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
