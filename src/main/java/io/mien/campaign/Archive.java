package io.mien.campaign;

import io.mien.account.Staff;
import io.mien.privacy.AuditAction;
import io.mien.privacy.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Where campaigns go that are through: out of the list and back, with a line about who moved them. */
@ApplicationScoped
@Transactional
class Archive {
    private final AuditTrail trail;
    private final Staff staff;
    private final Clock clock;

    Archive(AuditTrail trail, Staff staff, Clock clock) {
        this.trail = trail;
        this.staff = staff;
        this.clock = clock;
    }

    void take(UUID campaignId) {
        Campaign.held(campaignId).archive(clock.instant());
        trail.record(staff.actor(), AuditAction.CHANGE, campaignId, "campaign archived");
    }

    void giveBack(UUID campaignId) {
        Campaign.held(campaignId).unarchive();
        trail.record(staff.actor(), AuditAction.CHANGE, campaignId, "campaign unarchived");
    }
}
