package io.mien.dashboard;

import io.mien.account.Staff;
import io.mien.campaign.Campaign;
import io.mien.privacy.AuditAction;
import io.mien.privacy.AuditTrail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** The visits as people and programs get them: each look and each file leaves a line in the audit trail. */
@ApplicationScoped
class VisitAccess {
    private final VisitTable table;
    private final AuditTrail trail;
    private final Staff staff;

    VisitAccess(VisitTable table, AuditTrail trail, Staff staff) {
        this.table = table;
        this.trail = trail;
        this.staff = staff;
    }

    @Transactional
    VisitPage look(UUID campaignId, VisitAsk ask) {
        VisitPage page = table.page(campaignId, ask);
        trail.record(staff.actor(), AuditAction.VIEW, campaignId, "visits listed");
        return page;
    }

    @Transactional
    VisitPage take(UUID campaignId, VisitAsk ask) {
        VisitPage page = table.page(campaignId, ask);
        trail.record(staff.actor(), AuditAction.EXPORT, campaignId, "visits exported");
        return page;
    }

    /** Said once, before the first byte of a file, however many transactions its rows then take. */
    @Transactional
    void beginFile(UUID campaignId) {
        Campaign.required(campaignId);
        trail.record(staff.actor(), AuditAction.EXPORT, campaignId, "visits exported");
    }
}
