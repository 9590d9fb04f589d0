package io.mien.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.platform.Ids;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TenantContextTest {
    @Inject
    TenantContext tenants;

    @Test
    void workAtTheSameTimeKeepsItsOwnTenant() {
        // Given
        CyclicBarrier bothBound = new CyclicBarrier(2);
        UUID first = Ids.next();
        UUID second = Ids.next();

        // When
        CompletableFuture<UUID> one = seen(first, bothBound);
        CompletableFuture<UUID> other = seen(second, bothBound);

        // Then
        assertThat(one.join()).isEqualTo(first);
        assertThat(other.join()).isEqualTo(second);
    }

    @Test
    void whatWorkOfItsOwnBoundIsForgottenWithIt() throws Exception {
        // Given
        UUID bound = Ids.next();

        // When
        CompletableFuture.runAsync(
                        () -> tenants.runAs(Ids.next(), () -> tenants.runAs(bound, () -> {})),
                        Executors.newSingleThreadExecutor())
                .get();

        // Then
        assertThat(tenants.current()).isEmpty();
    }

    private CompletableFuture<UUID> seen(UUID tenant, CyclicBarrier bothBound) {
        return CompletableFuture.supplyAsync(
                () -> tenants.runAs(tenant, () -> {
                    await(bothBound);
                    return tenants.required();
                }),
                Executors.newSingleThreadExecutor());
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
