package io.mien.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.tenancy.TestTenants;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AuditTrailTest {
    @Inject
    AuditTrail audit;

    @Inject
    TestTenants tenants;

    @Inject
    EntityManager entities;

    private UUID tenant;

    @BeforeEach
    void twoEntries() {
        tenant = tenants.create("audited");
        tenants.as(tenant, () -> {
            audit.record(new Actor.Member("dana"), AuditAction.VIEW, tenant, "session view");
            audit.record(new Actor.Member("dana"), AuditAction.EXPORT, tenant, "sessions as CSV");
            return tenant;
        });
    }

    @Test
    void eachEntrySealsTheOneBefore() {
        // When
        List<AuditEntry> entries = tenants.as(tenant, () -> AuditEntry.latest(10));

        // Then
        assertThat(entries).extracting(entry -> entry.number).containsExactly(2L, 1L);
        assertThat(entries.get(0).previousHash).isEqualTo(entries.get(1).hash);
        assertThat(AuditTrail.seal(entries.get(0))).isEqualTo(entries.get(0).hash);
    }

    @Test
    void anotherTenantReadsNone() {
        // Given
        UUID other = tenants.create("other");

        // When
        List<AuditEntry> entries = tenants.as(other, () -> AuditEntry.latest(10));

        // Then
        assertThat(entries).isEmpty();
    }

    @Test
    void theRuntimeRoleCannotRewriteHistory() {
        assertThatThrownBy(() ->
                        tenants.as(tenant, () -> entities.createNativeQuery("update audit_entry set actor = 'nobody'")
                                .executeUpdate()))
                .hasStackTraceContaining("permission denied");
    }
}
