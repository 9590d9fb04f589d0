package io.mien.sample;

import io.mien.account.KnownTenants;
import io.mien.platform.MienConfig;
import io.mien.tenancy.TenantContext;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Gives the configured tenant its sample at the first start. That it failed is no reason not to start. */
@ApplicationScoped
class SampleStart {
    private static final Logger LOG = Logger.getLogger(SampleStart.class);

    private final SampleConfig config;
    private final MienConfig mien;
    private final KnownTenants known;
    private final TenantContext tenants;
    private final SampleSeeding seeding;

    SampleStart(
            SampleConfig config, MienConfig mien, KnownTenants known, TenantContext tenants, SampleSeeding seeding) {
        this.config = config;
        this.mien = mien;
        this.known = known;
        this.tenants = tenants;
        this.seeding = seeding;
    }

    /** After the tenants were made. */
    void seed(@Observes @Priority(200) StartupEvent started) {
        if (config.enabled() && mien.roles().contains(MienConfig.Role.WEB)) {
            known.byAlias(config.tenant()).ifPresent(this::seed);
        }
    }

    private void seed(UUID tenantId) {
        try {
            tenants.runAs(tenantId, seeding::seed);
        } catch (RuntimeException e) {
            LOG.warnf(e, "The sample campaign could not be made; the next start tries again tenantId=%s", tenantId);
        }
    }
}
