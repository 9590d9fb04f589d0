package io.mien.tenancy;

import io.mien.platform.Ids;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import java.util.UUID;
import org.hibernate.annotations.TenantId;

/** A row that belongs to one tenant: wall 1 is the discriminator here, wall 2 the row-level security of its table. */
@MappedSuperclass
public abstract class TenantScoped extends PanacheEntityBase {

    @Id
    public UUID id = Ids.next();

    /** Set by Hibernate from the bound tenant. Text, because Quarkus resolves tenants as text; the column is a uuid. */
    @TenantId
    @Column(name = "tenant_id", nullable = false, updatable = false)
    String tenantId;

    public UUID tenantId() {
        return UUID.fromString(tenantId);
    }

    /** The tenant that the current session is bound to, for a statement in SQL, which Hibernate leaves as it is. */
    public static UUID bound() {
        return UUID.fromString(Panache.getSession().getTenantIdentifier());
    }
}
