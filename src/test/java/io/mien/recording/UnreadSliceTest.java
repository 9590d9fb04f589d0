package io.mien.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.mien.fieldwork.Agency;
import io.mien.privacy.Consent;
import io.mien.tenancy.TestTenants;
import io.mien.visit.Respondent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a slice asks and writes in SQL of its own stays within its tenant. */
@QuarkusTest
class UnreadSliceTest {
    private static final long ROOM = 1_000_000;

    @Inject
    Agency agency;

    @Inject
    Agency another;

    @Inject
    TestTenants tenants;

    private Recording recording;
    private UUID visit;

    @BeforeEach
    void somebodyRecorded() {
        Respondent respondent = Respondent.watching(agency.withAds(1));
        UUID upload = new Upload(respondent, respondent.play(0)).created().id();
        recording = agency.as(() -> Recording.required(upload));
        visit = agency.as(() -> respondent.visit().id);
    }

    @Test
    void grows() {
        assertThat(in(agency.tenant, () -> grow())).isTrue();
        assertThat(in(agency.tenant, () -> Recording.required(recording.id).acknowledgedBytes == 1))
                .isTrue();
        assertThat(in(agency.tenant, () -> Consent.isCurrent(visit))).isTrue();
    }

    @Test
    void nothingHappensInAnotherTenantsTransaction() {
        assertThat(in(another.tenant, () -> grow())).isFalse();
        assertThat(in(another.tenant, () -> Consent.isCurrent(visit))).isFalse();
    }

    private boolean grow() {
        return Recording.grow(recording, 1, ROOM, Instant.now());
    }

    private boolean in(UUID tenant, BooleanSupplier work) {
        return tenants.as(tenant, work::getAsBoolean);
    }
}
