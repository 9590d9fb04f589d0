package io.mien.account;

import io.mien.platform.InvalidFields;
import io.mien.platform.Problem;
import io.mien.platform.TypedText;
import io.mien.tenancy.Tenant;
import io.mien.tenancy.TenantScoped;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A brand that the agency works for: a campaign belongs to one, and a client-viewer reads those of its own. */
@Entity
public class Client extends TenantScoped {
    public static final int MAX_NAME = 120;

    public String name;

    @Column(name = "created_at")
    public Instant createdAt;

    /** The tenant's first, which campaigns belong to that name none; it has the tenant's own id. */
    public static UUID first() {
        return Tenant.current().orElseThrow().id;
    }

    /** The tenant's client of this id, or the answer that tells nothing about other tenants. */
    public static Client required(UUID id) {
        return Client.<Client>find("id", id).firstResultOptional().orElseThrow(Problem::notFound);
    }

    public static Optional<Client> named(String name) {
        return find("name", name).firstResultOptional();
    }

    public static List<Client> byName() {
        return list("order by lower(name)");
    }

    public static Client create(String name, Instant now) {
        Client client = new Client();
        client.rename(name);
        client.createdAt = now;
        client.persist();
        return client;
    }

    void rename(String wanted) {
        String kept = TypedText.kept(wanted);
        Optional<Client> namesake = TypedText.isReadable(kept) ? named(kept) : Optional.empty();
        InvalidFields.check()
                .text("name", kept, MAX_NAME, "Give the client a name.")
                .that(
                        namesake.isEmpty() || namesake.get().id.equals(id),
                        "name",
                        "You have a client of this name already.")
                .orRefuse();
        name = kept;
    }

    /** Stands in for clients that nobody named. */
    boolean isFirst() {
        return id.equals(tenantId());
    }
}
