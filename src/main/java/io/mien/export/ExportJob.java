package io.mien.export;

import io.mien.jobs.FinalFailure;
import io.mien.jobs.Job;
import io.mien.platform.MienConfig;
import io.mien.platform.ObjectStore;
import io.mien.platform.PassingFile;
import io.mien.tenancy.TenantContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.Optional;
import java.util.UUID;

/** Writes one file and puts it into the store. A worker that dies over it leaves nothing that the next try does not replace. */
@ApplicationScoped
class ExportJob implements Job {
    static final String KIND = "export";

    private final Exports exports;
    private final ExportWriter writer;
    private final ObjectStore store;
    private final TenantContext tenants;
    private final MienConfig config;

    ExportJob(Exports exports, ExportWriter writer, ObjectStore store, TenantContext tenants, MienConfig config) {
        this.exports = exports;
        this.writer = writer;
        this.store = store;
        this.tenants = tenants;
        this.config = config;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void run(UUID id) throws IOException {
        Optional<Exports.Order> order = exports.begin(id);
        if (order.isPresent()) {
            make(order.get());
        } else if (!exports.isReady(id)) {
            discard(id);
        }
    }

    private void make(Exports.Order order) throws IOException {
        try (PassingFile file = PassingFile.under(config.home())) {
            writer.write(order, file.path());
            try (InputStream bytes = Files.newInputStream(file.path())) {
                store.put(Export.key(tenants.required(), order.id()), bytes);
            }
            if (!exports.finish(order.id(), Files.size(file.path()))) {
                discard(order.id());
            }
        } catch (ExportUnwanted e) {
            discard(order.id());
        }
    }

    private void discard(UUID id) throws IOException {
        store.delete(Export.key(tenants.required(), id));
    }

    @Override
    public void park(UUID id, Throwable cause) {
        String reason = cause instanceof FinalFailure ? String.valueOf(cause.getMessage()) : "It could not be written.";
        exports.fail(id, reason);
    }
}
