package io.mien.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.mien.jobs.JobQueue;
import io.mien.platform.Ids;
import io.mien.platform.MienConfig;
import io.mien.tenancy.TenantContext;
import io.mien.tenancy.TestTenants;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is signed is true: no certificate unless exactly one holder answers for each file. */
@QuarkusTest
class ErasuresTest {
    private static final String OURS = "ours/face";
    private static final String THEIRS = "theirs/face";

    @Inject
    ErasureLedger ledger;

    @Inject
    AuditTrail trail;

    @Inject
    Certificates certificates;

    @Inject
    MienConfig mien;

    @Inject
    JobQueue jobs;

    @Inject
    Clock clock;

    @Inject
    TestTenants tenants;

    @Inject
    TenantContext context;

    private final Set<String> disk = ConcurrentHashMap.newKeySet();
    private UUID tenant;

    @BeforeEach
    void twoFiles() {
        tenant = tenants.create("erasing");
        disk.addAll(Set.of(OURS, THEIRS));
    }

    @Test
    void aFileThatNobodyOwnsStopsTheCertificate() {
        // Given
        Erasures erasures = erasures(new Forgetful(OURS));
        UUID erasure = begun(erasures);

        // When
        Throwable refusal = finishing(erasures, erasure);

        // Then
        assertThat(disk).contains(OURS);
        assertThat(refusal).isInstanceOf(UnclearOwner.class);
        assertThat(entry(erasure)).satisfies(open -> {
            assertThat(open.certificate).isNull();
            assertThat(open.completedAt).isNull();
            assertThat(open.files).containsExactly(OURS);
            assertThat(open.stuckReason).isEqualTo("No part of Mien answers for the file ours/face.");
        });
    }

    @Test
    void aFileThatTwoClaimStopsItToo() {
        // Given
        Erasures erasures = erasures(new Tidy(OURS, "ours/"), new Tidy(THEIRS, ""));
        UUID erasure = begun(erasures);

        // When
        Throwable refusal = finishing(erasures, erasure);

        // Then
        assertThat(refusal).hasMessage("2 parts of Mien answer for the file ours/face.");
        assertThat(entry(erasure).certificate).isNull();
    }

    @Test
    void theFilesThatSomebodyOwnsGoAllTheSame() {
        // Given
        Erasures erasures = erasures(new Forgetful(OURS), new Tidy(THEIRS, "theirs/"));
        UUID erasure = begun(erasures);

        // When
        finishing(erasures, erasure);

        // Then
        assertThat(disk).containsExactly(OURS);
    }

    @Test
    void onceItsHolderAnswersForTheFileItCompletes() {
        // Given
        Erasures forgetful = erasures(new Forgetful(OURS));
        UUID erasure = begun(forgetful);
        finishing(forgetful, erasure);

        // When
        Throwable refusal = finishing(erasures(new Tidy(OURS, "ours/")), erasure);

        // Then
        assertThat(refusal).isNull();
        assertThat(disk).doesNotContain(OURS);
        assertThat(entry(erasure)).satisfies(closed -> {
            assertThat(closed.certificate).isNotNull();
            assertThat(closed.stuckReason).isNull();
        });
    }

    @Test
    void aFileThatIsGoneAlreadyIsOwnedAllTheSame() {
        // Given
        Erasures erasures = erasures(new Tidy(OURS, "ours/"));
        UUID erasure = begun(erasures);
        disk.remove(OURS);

        // When
        Throwable refusal = finishing(erasures, erasure);

        // Then
        assertThat(refusal).isNull();
        assertThat(entry(erasure).certificate).isNotNull();
    }

    @Test
    void theTrailKeepsWhoAskedForIt() {
        // Given
        Erasures erasures = erasures(new Tidy(OURS, "ours/"));

        // When
        finishing(erasures, begun(erasures));

        // Then
        assertThat(tenants.as(tenant, () -> AuditEntry.latest(2)))
                .extracting(entry -> entry.actor + " " + entry.action)
                .containsExactly("receipt CERTIFY", "receipt DELETE");
    }

    private Erasures erasures(PersonalDataHolder... holders) {
        return new Erasures(List.of(holders), ledger, trail, certificates, mien, jobs, clock);
    }

    private UUID begun(Erasures erasures) {
        UUID visit = Ids.next();
        Actor person = Actor.Respondent.byReceipt(visit);
        return tenants.as(
                tenant,
                () -> erasures.begin(new Erasure.Request(new Subject.Visit(visit), person, null, "Example Foods")));
    }

    private @Nullable Throwable finishing(Erasures erasures, UUID erasure) {
        return catchThrowable(() -> context.runAs(tenant, () -> {
            try {
                erasures.finish(erasure);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }

    private Erasure entry(UUID erasure) {
        return tenants.as(tenant, () -> Erasure.findById(erasure));
    }

    /** Names a file of each visit and forgets to answer for it. */
    private static class Forgetful implements PersonalDataHolder {
        private final String file;

        Forgetful(String file) {
            this.file = file;
        }

        @Override
        public List<HeldTable<?>> tables() {
            return List.of();
        }

        @Override
        public List<Holding> describe(Subject subject) {
            return List.of();
        }

        @Override
        public Map<String, Object> copy(Subject subject) {
            return Map.of();
        }

        @Override
        public List<String> erase(Subject subject) {
            return List.of(file);
        }
    }

    /** Answers for every file under its folder. */
    private class Tidy extends Forgetful {
        private final String folder;

        Tidy(String file, String folder) {
            super(file);
            this.folder = folder;
        }

        @Override
        public boolean delete(String file) {
            if (!file.startsWith(folder)) {
                return false;
            }
            disk.remove(file);
            return true;
        }
    }
}
