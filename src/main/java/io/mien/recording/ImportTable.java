package io.mien.recording;

import io.mien.platform.Problem;
import io.mien.tenancy.TenantScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A table that names many recordings made elsewhere. */
@Entity
@Table(name = "import_table")
public class ImportTable extends TenantScoped {

    @Column(name = "campaign_id")
    public UUID campaignId;

    @Column(name = "file_name")
    public String fileName;

    @Column(name = "requested_by")
    public String requestedBy;

    @Column(name = "requested_at")
    public Instant requestedAt;

    static ImportTable begin(UUID campaignId, String fileName, String requestedBy, Instant now) {
        ImportTable table = new ImportTable();
        table.campaignId = campaignId;
        table.fileName = fileName;
        table.requestedBy = requestedBy;
        table.requestedAt = now;
        table.persist();
        return table;
    }

    static ImportTable required(UUID campaignId, UUID id) {
        return ImportTable.<ImportTable>find("id = ?1 and campaignId = ?2", id, campaignId)
                .firstResultOptional()
                .orElseThrow(Problem::notFound);
    }

    /** Held until the transaction ends, so that of rows that end and files that come nobody misses the other. */
    static ImportTable held(UUID id) {
        return ImportTable.<ImportTable>find("id", id)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional()
                .orElseThrow(Problem::notFound);
    }

    static List<ImportTable> ofCampaign(UUID campaignId) {
        return list("campaignId = ?1 order by requestedAt desc, id desc", campaignId);
    }
}
