package io.mien.facialcoding;

import io.mien.inference.ModelCard;
import io.mien.platform.Problem;
import io.mien.tenancy.TenantScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A facial coder that the tenant brought itself; its file lies in the object store. */
@Entity
@Table(name = "own_model")
class OwnModel extends TenantScoped {

    public String name;

    public String version;

    /** The card as it came, JSON. */
    public String card;

    @Column(name = "storage_key")
    public String storageKey;

    @Column(name = "size_bytes")
    public long sizeBytes;

    @Column(name = "brought_by")
    public String broughtBy;

    @Column(name = "brought_at")
    public Instant broughtAt;

    static List<OwnModel> newestFirst() {
        return list("order by broughtAt desc, id desc");
    }

    static OwnModel required(UUID id) {
        return OwnModel.<OwnModel>find("id", id).firstResultOptional().orElseThrow(Problem::notFound);
    }

    static Optional<OwnModel> named(String name, String version) {
        return find("name = ?1 and version = ?2", name, version).firstResultOptional();
    }

    /** Name, version and the digest's first digits, as traces carry them. */
    String provenance() {
        return modelCard().provenance();
    }

    /** The card, read and checked again. */
    ModelCard modelCard() {
        return ModelCard.parse(card.getBytes(StandardCharsets.UTF_8), name + "/model.json");
    }
}
