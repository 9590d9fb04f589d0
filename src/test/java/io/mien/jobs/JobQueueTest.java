package io.mien.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.mien.campaign.CampaignFixtures;
import io.mien.tenancy.TestTenants;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class JobQueueTest {
    @Inject
    JobQueue queue;

    @Inject
    CountingJob job;

    @Inject
    TestTenants tenants;

    @Inject
    DeadWorkers workers;

    private UUID tenant;

    @BeforeEach
    void aTenant() {
        tenant = tenants.create("jobs");
    }

    @Test
    void aJobRunsAsTheTenantOfItsRow() {
        // When
        tenants.as(tenant, () -> {
            UUID id = CampaignFixtures.draft("queued " + tenant).id;
            queue.enqueue(CountingJob.KIND, id);
            return id;
        });

        // Then
        await().atMost(Duration.ofSeconds(120))
                .untilAsserted(() -> assertThat(job.namesRead).contains("queued " + tenant));
    }

    @Test
    void theRowFallsWithItsTransaction() {
        // Given
        UUID kept = tenants.as(tenant, () -> CampaignFixtures.draft("kept " + tenant).id);

        // When
        assertThatThrownBy(() -> tenants.as(tenant, () -> {
                    queue.enqueue(CountingJob.KIND, kept);
                    throw new IllegalStateException("the fact did not happen");
                }))
                .hasMessage("the fact did not happen");
        UUID later = tenants.as(tenant, () -> {
            UUID id = CampaignFixtures.draft("later " + tenant).id;
            queue.enqueue(CountingJob.KIND, id);
            return id;
        });

        // Then
        assertThat(later).isNotNull();
        await().atMost(Duration.ofSeconds(120))
                .untilAsserted(() -> assertThat(job.namesRead).contains("later " + tenant));
        assertThat(job.namesRead).doesNotContain("kept " + tenant);
    }

    @Test
    void whatFailsIsTriedAgain() {
        // Given
        UUID id = tenants.as(tenant, () -> CampaignFixtures.draft("second try " + tenant).id);
        job.failuresLeft.put(id, 1);

        // When
        tenants.as(tenant, () -> {
            queue.enqueue(CountingJob.KIND, id);
            return id;
        });

        // Then
        await().atMost(Duration.ofSeconds(120))
                .untilAsserted(() -> assertThat(job.namesRead).contains("second try " + tenant));
    }

    @Test
    void afterFiveTriesItIsParkedWithItsReason() {
        // Given
        UUID id = tenants.as(tenant, () -> CampaignFixtures.draft("hopeless").id);
        job.failuresLeft.put(id, 50);

        // When
        tenants.as(tenant, () -> {
            queue.enqueue(CountingJob.KIND, id);
            return id;
        });

        // Then
        await().atMost(Duration.ofSeconds(120))
                .untilAsserted(() -> assertThat(job.parked).containsEntry(id, "not yet"));
        assertThat(job.failuresLeft).containsEntry(id, 45);
    }

    @Test
    void whatFindsItsNeedsAwayComesAgainAsOftenAsItTakes() {
        // Given
        UUID id = tenants.as(tenant, () -> CampaignFixtures.draft("patient " + tenant).id);
        job.timesAway.put(id, 8);

        // When
        tenants.as(tenant, () -> {
            queue.enqueue(CountingJob.KIND, id);
            return id;
        });

        // Then
        await().atMost(Duration.ofSeconds(120))
                .untilAsserted(() -> assertThat(job.namesRead).contains("patient " + tenant));
        assertThat(job.parked).doesNotContainKey(id);
    }

    @Test
    void aTryWhoseProcessDiedCountsAsFailed() {
        // Given
        UUID id = tenants.as(tenant, () -> CampaignFixtures.draft("survivor " + tenant).id);

        // When a process died over it for the first time
        workers.diedOver(CountingJob.KIND, tenant, id);

        // Then it is tried again
        await().atMost(Duration.ofSeconds(120))
                .untilAsserted(() -> assertThat(job.namesRead).contains("survivor " + tenant));
        assertThat(job.parked).doesNotContainKey(id);
    }

    @ParameterizedTest
    @CsvSource({"4, ''", "1, ' 3'"})
    void afterFiveDeadProcessesItIsParkedAndNotBegunAgain(int failures, String before) {
        // Given
        UUID id = tenants.as(tenant, () -> CampaignFixtures.draft("killer " + tenant).id);

        // When
        workers.diedOver(CountingJob.KIND, id, tenant + " " + id + before, failures);

        // Then
        await().atMost(Duration.ofSeconds(120))
                .untilAsserted(() -> assertThat(job.parked).containsEntry(id, "The worker died"));
        assertThat(job.namesRead).doesNotContain("killer " + tenant);
    }

    @Test
    void waitingForgetsNoFailure() {
        // Given one that fails four times, finds its needs away, and fails once more
        UUID id = tenants.as(tenant, () -> CampaignFixtures.draft("forgetful").id);
        job.awayAfterFailures.put(id, 4);
        job.failuresLeft.put(id, 50);

        // When
        tenants.as(tenant, () -> {
            queue.enqueue(CountingJob.KIND, id);
            return id;
        });

        // Then
        await().atMost(Duration.ofSeconds(240))
                .untilAsserted(() -> assertThat(job.parked).containsEntry(id, "not yet"));
        assertThat(job.failuresLeft).containsEntry(id, 45);
    }

    @Test
    void aFinalFailureIsParkedAtOnce() {
        // Given
        UUID id = tenants.as(tenant, () -> CampaignFixtures.draft("refused").id);
        job.failuresLeft.put(id, 500);

        // When
        tenants.as(tenant, () -> {
            queue.enqueue(CountingJob.KIND, id);
            return id;
        });

        // Then
        await().atMost(Duration.ofSeconds(120))
                .untilAsserted(() -> assertThat(job.parked).containsEntry(id, "never"));
        assertThat(job.failuresLeft).containsEntry(id, 499);
    }
}
