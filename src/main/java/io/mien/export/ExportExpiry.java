package io.mien.export;

import io.mien.jobs.Job;
import io.mien.platform.ObjectStore;
import io.mien.tenancy.TenantContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.UUID;

/** Deletes a file after its time, also when its campaign has gone before it. */
@ApplicationScoped
class ExportExpiry implements Job {
    static final String KIND = "export-expiry";

    private final Exports exports;
    private final ObjectStore store;
    private final TenantContext tenants;

    ExportExpiry(Exports exports, ObjectStore store, TenantContext tenants) {
        this.exports = exports;
        this.store = store;
        this.tenants = tenants;
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
    public void run(UUID id) throws IOException {
        exports.expire(id);
        store.delete(Export.key(tenants.required(), id));
    }
}
