package io.mien.tenancy;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A customer company: one Keycloak organization, one wall. Its row is visible only to itself. */
@Entity
public class Tenant extends PanacheEntityBase {

    @Id
    public UUID id;

    /** Keycloak's id of the organization; the alias may be renamed, the id never. */
    @Column(name = "organization_id", nullable = false, updatable = false)
    public String organizationId;

    public String alias;
    public String name;

    @Column(name = "created_at", nullable = false, updatable = false)
    public Instant createdAt;

    /** Its members log in by more than a password. */
    @Column(name = "second_factor", nullable = false)
    public boolean secondFactor;

    /**
     * A company as Keycloak knows it.
     *
     * @param organizationId Keycloak's id of the organization
     */
    public record Registration(String organizationId, String alias, String name) {
        public Registration {
            if (organizationId.isBlank() || alias.isBlank() || name.isBlank()) {
                throw new IllegalArgumentException("A tenant has an organization, an alias and a name");
            }
        }
    }

    /** Makes the bound tenant, by a function of the database: the runtime role itself cannot. */
    public static void register(Registration company, Instant now) {
        getEntityManager()
                .createNativeQuery("select register_tenant(?1, ?2, ?3, ?4)")
                .setParameter(1, company.organizationId())
                .setParameter(2, company.alias())
                .setParameter(3, company.name())
                .setParameter(4, now)
                .getSingleResult();
    }

    public void requireSecondFactor() {
        secondFactor = true;
    }

    public void waiveSecondFactor() {
        secondFactor = false;
    }

    /** The bound tenant itself. */
    public static Optional<Tenant> current() {
        return find("from Tenant").firstResultOptional();
    }
}
