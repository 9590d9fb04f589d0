package io.mien.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mien.campaign.Campaign;
import io.mien.campaign.CampaignFixtures;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TenantWallsTest {
    @Inject
    TestTenants tenants;

    @Inject
    TenantContext context;

    @Inject
    EntityManager entities;

    private UUID mine;
    private UUID theirs;
    private UUID theirCampaign;

    @BeforeEach
    void twoTenants() {
        mine = tenants.create("mine");
        theirs = tenants.create("theirs");
        theirCampaign = tenants.as(theirs, () -> CampaignFixtures.draft("Theirs").id);
    }

    @Test
    void aTenantSeesItsOwnRows() {
        // When
        Campaign found = tenants.as(theirs, () -> Campaign.required(theirCampaign));

        // Then
        assertThat(found.name).isEqualTo("Theirs");
        assertThat(found.tenantId()).isEqualTo(theirs);
    }

    @Test
    void anotherTenantsRowDoesNotExist() {
        // When
        List<Campaign> seen = tenants.as(mine, Campaign::newestFirst);

        // Then
        assertThat(seen).isEmpty();
        assertThatThrownBy(() -> tenants.as(mine, () -> Campaign.required(theirCampaign)))
                .hasMessageContaining("nothing here");
    }

    @Test
    void theSecondWallHoldsWhereNativeSqlWalksPastTheFirst() {
        // When
        Object count = tenants.as(mine, () -> entities.createNativeQuery("select count(*) from campaign where id = ?1")
                .setParameter(1, theirCampaign)
                .getSingleResult());

        // Then
        assertThat(count).isEqualTo(0L);
    }

    @Test
    void nativeWritesCannotReachAnotherTenant() {
        // When
        int changed = tenants.as(mine, () -> entities.createNativeQuery("update campaign set name = 'taken'")
                .executeUpdate());

        // Then
        assertThat(changed).isZero();
        assertThat(tenants.as(theirs, () -> Campaign.required(theirCampaign).name))
                .isEqualTo("Theirs");
    }

    @Test
    void aRowCannotBePlantedInAnotherTenant() {
        // When // Then
        assertThatThrownBy(() -> tenants.as(mine, () -> entities.createNativeQuery(
                                "insert into erasure (tenant_id, id, visit_id, requested_by, requested_at)"
                                        + " values (?1, ?1, ?1, 'x', now())")
                        .setParameter(1, theirs)
                        .executeUpdate()))
                .hasStackTraceContaining("row-level security");
    }

    @Test
    void withoutATenantNothingIsVisible() {
        // When
        Object rows = context.runAs(new UUID(0, 0), () -> QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery("select count(*) from campaign")
                        .getSingleResult()));

        // Then
        assertThat(rows).isEqualTo(0L);
    }

    @Test
    void aTransactionNeverChangesItsTenant() {
        assertThatThrownBy(() -> tenants.as(mine, () -> context.runAs(theirs, () -> Campaign.newestFirst())))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void mixedTransactionsOnSharedConnectionsSeeTheirTenantOnly() throws Exception {
        // Given
        UUID myCampaign = tenants.as(mine, () -> CampaignFixtures.draft("Mine").id);
        ExecutorService threads = Executors.newFixedThreadPool(8);

        // When
        List<Future<Integer>> wrong = IntStream.range(0, 8)
                .mapToObj(i -> threads.submit(() -> i % 2 == 0
                        ? misreadings(mine, myCampaign, theirCampaign)
                        : misreadings(theirs, theirCampaign, myCampaign)))
                .toList();
        threads.shutdown();

        // Then
        for (Future<Integer> one : wrong) {
            assertThat(one.get()).isZero();
        }
    }

    /** 500 transactions, each of which must see its own campaign and never the other's. */
    private int misreadings(UUID tenant, UUID own, UUID foreign) {
        int wrong = 0;
        for (int i = 0; i < 500; i++) {
            wrong += tenants.as(
                    tenant, () -> Campaign.count("id", own) == 1 && Campaign.count("id", foreign) == 0 ? 0 : 1);
        }
        return wrong;
    }
}
