package io.mien.account;

import io.mien.platform.Problem;
import io.mien.privacy.Actor;
import io.mien.privacy.AuditAction;
import io.mien.privacy.AuditTrail;
import io.mien.tenancy.Tenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Whether the tenant's members need a second factor; each change stands in the audit trail. */
@ApplicationScoped
@Transactional
class SecondFactor {
    private final AuditTrail trail;

    SecondFactor(AuditTrail trail) {
        this.trail = trail;
    }

    boolean isRequired() {
        return tenant().secondFactor;
    }

    void require(Actor by) {
        Tenant tenant = tenant();
        tenant.requireSecondFactor();
        trail.record(by, AuditAction.CHANGE, tenant.id, "second factor required of members");
    }

    void waive(Actor by) {
        Tenant tenant = tenant();
        tenant.waiveSecondFactor();
        trail.record(by, AuditAction.CHANGE, tenant.id, "second factor no longer required");
    }

    private static Tenant tenant() {
        return Tenant.current().orElseThrow(Problem::notFound);
    }
}
