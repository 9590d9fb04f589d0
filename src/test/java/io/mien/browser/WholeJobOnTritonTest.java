package io.mien.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.micrometer.core.instrument.MeterRegistry;
import io.mien.account.KnownTenants;
import io.mien.facialcoding.CurveInProcess;
import io.mien.tenancy.TestTenants;
import io.mien.visit.Exposure;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** The whole job with every model on a real Triton; what it stores is what this process reads in the same recording. */
@QuarkusTest
@TestProfile(KeycloakAndTriton.class)
@EnabledIfEnvironmentVariable(
        named = "TRITON_URL",
        matches = "grpcs?://.+",
        disabledReason = "TRITON_URL names no Triton; inference/triton starts one")
class WholeJobOnTritonTest extends WholeJobTest {
    @Inject
    KnownTenants known;

    @Inject
    TestTenants tenants;

    @Inject
    CurveInProcess curve;

    @Inject
    MeterRegistry meters;

    @Override
    void chooseRetention(Page staff) {
        staff.getByLabel("Keep them for a time").check();
        staff.getByLabel("Days kept").fill("2");
    }

    @Override
    void furtherHolds(Page session) throws IOException {
        UUID visit = UUID.fromString(session.url().replaceAll(".*/visits/([0-9a-f-]{36}).*", "$1"));
        UUID tenant = known.byAlias("northlight").orElseThrow();
        UUID exposure = tenants.as(tenant, () -> Exposure.ofVisit(visit).get(0).id);
        curve.isTheStoredOne(tenant, exposure);
        assertThat(meters.find("mien.inference.run").tag("backend", "onnx").timers())
                .isEmpty();
        assertThat(meters.get("mien.inference.run")
                        .tags("backend", "triton", "outcome", "ok")
                        .timers())
                .isNotEmpty();
    }
}
