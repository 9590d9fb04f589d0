package io.mien.dashboard;

import io.mien.platform.Csv;
import io.mien.platform.Flow;
import io.mien.platform.MienConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Every visit that matches as CSV. The rows are read a chunk at a time, each in a transaction of its own, into a
 * file: any length takes no more memory than one chunk, and neither a connection nor a thread waits for a slow download.
 */
@ApplicationScoped
class VisitFile {
    static final int CHUNK = 500;

    private final VisitTable table;
    private final VisitAccess access;
    private final MienConfig config;

    VisitFile(VisitTable table, VisitAccess access, MienConfig config) {
        this.table = table;
        this.access = access;
        this.config = config;
    }

    Flow of(UUID campaignId, VisitAsk ask) {
        VisitFilter filter = VisitFilter.of(ask);
        access.beginFile(campaignId);
        try {
            return Flow.written(config.home(), out -> write(campaignId, filter, out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(UUID campaignId, VisitFilter filter, OutputStream out) throws IOException {
        append(out, VisitRow.columns());
        Optional<VisitCursor> place = Optional.empty();
        do {
            VisitTable.Chunk chunk = table.chunk(campaignId, filter, place, CHUNK);
            for (VisitRow row : chunk.rows()) {
                append(out, row.cells());
            }
            place = chunk.end();
        } while (place.isPresent());
    }

    private static void append(OutputStream out, List<String> cells) throws IOException {
        out.write(Csv.line(cells).getBytes(StandardCharsets.UTF_8));
    }
}
